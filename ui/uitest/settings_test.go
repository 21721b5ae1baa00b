package uitest

import (
	"os"
	"path/filepath"
	"testing"
)

// settings writes a config.toml into a home.
func settings(t *testing.T, home, raw string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(home, "config.toml"), []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSettingsAreReadWhileTheDeskIsOpen(t *testing.T) {
	home := t.TempDir()
	lindenhof(t, home)
	x := Start(t, Options{Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home}}, Self(t))
	x.Wait("Jonas Albrecht")
	x.Press("j")
	settings(t, home, "language = \"de\"\n\n[views]\nVorn = \"is:open\"\n")
	x.Wait("WARTENDE KOMMENTARE")
	x.Wait("Vorn 9")
	x.Wait("Einstellungen neu gelesen.")

	settings(t, home, "language = \"de\"\n\ntheme = \"grün\"\n")
	x.Wait("config.toml, Zeile 3: theme kann")
	x.WaitGone("Vorn 9")
	settings(t, home, "language = \"en\"\ntheme = \"light\"\n")
	x.Wait("PENDING COMMENTS")
	x.Press("q")
	x.Ends(0)
}
