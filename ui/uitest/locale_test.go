package uitest

import (
	"strings"
	"testing"
)

func TestALocaleThatIsNotUTF8GetsItsOwnLetters(t *testing.T) {
	for locale, shown := range map[string]string{"C": "grun", "de_DE.ISO-8859-1": "gr"} {
		t.Run(locale, func(t *testing.T) {
			home := t.TempDir()
			lindenhof(t, home)
			at := func(locale string) *Terminal {
				return Start(t, Options{Env: []string{"UITEST_PROGRAM=desk", "TEND_HOME=" + home, "LANG=" + locale}}, Self(t))
			}
			x := at(locale)
			x.Wait("Jonas Albrecht")
			x.Press("t")
			x.Wait("ctrl+s")
			x.Send("gr\xfcn")
			x.Wait(shown)
			x.Rest()
			x.Press("enter", "enter")
			x.WaitGone("ctrl+s")
			x.Rest()
			for i, b := range []byte(x.Raw()) {
				if b >= 0x80 && (locale == "C" || b < 0xa0) {
					t.Fatalf("the byte %x reached the terminal: %q", b, x.Raw()[max(0, i-20):i+1])
				}
			}
			if locale == "C" {
				x.Wait("Schlussel fur den Werkraum")
				x.Wait("????")
			} else if !strings.Contains(x.Raw(), "Schl\xfcssel") {
				t.Error("the letters of the locale are not used")
			}
			x.Press("q")
			x.Ends(0)

			x = at("en_US.UTF-8")
			x.Wait("grün") // as it is kept
			x.Press("q")
			x.Ends(0)
		})
	}
}
