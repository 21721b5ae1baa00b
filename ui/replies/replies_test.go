package replies

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder makes a folder of saved replies.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestEachNameComesOnceInTheLanguageThatFits(t *testing.T) {
	shelf, err := Read(folder(t, map[string]string{
		"thanks.md": "any", "thanks.de.md": "Danke", "thanks.en.md": "Thanks",
		"hours.de.md": "Stunden", "hours.en.md": "Hours", "v1.10.md": "a dot",
		"signature.de.md": "{me} und Team", "signature.md": "The team",
		"notes.txt": "no reply", ".hidden.md": "x", "huge.md": strings.Repeat("a", mostBytes+1),
	}))
	if err != nil || len(shelf.Oversized) != 1 || shelf.Oversized[0] != "huge.md" {
		t.Fatalf("Read: %v, left out %v", err, shelf.Oversized)
	}
	for _, tt := range []struct{ wanted, desk, want, signature string }{
		{"de", "en", "hours=Stunden thanks=Danke v1.10=a dot", "Miriam und Team"},
		{"en", "de", "hours=Hours thanks=Thanks v1.10=a dot", "The team"},
		{"fr", "en", "hours=Hours thanks=any v1.10=a dot", "The team"},
		{"", "de", "hours=Stunden thanks=any v1.10=a dot", "The team"},
	} {
		var got []string
		for _, r := range shelf.In(tt.wanted, tt.desk) {
			got = append(got, r.Name+"="+r.Text)
		}
		if joined := strings.Join(got, " "); joined != tt.want || shelf.Signature(Values{Me: "Miriam"}, tt.wanted, tt.desk) != tt.signature {
			t.Errorf("In(%q, %q) = %s, signed %q", tt.wanted, tt.desk, joined, shelf.Signature(Values{Me: "Miriam"}, tt.wanted, tt.desk))
		}
	}
}

func TestAFolderThatIsNotThereHasNone(t *testing.T) {
	if shelf, err := Read(filepath.Join(t.TempDir(), "none")); err != nil || len(shelf.Replies) != 0 {
		t.Errorf("Read = %+v, %v", shelf, err)
	}
	if got, want := Folder("/home/x/tend/config.toml"), "/home/x/tend/replies"; got != want {
		t.Errorf("Folder = %s, want %s", got, want)
	}
}

func TestPlacesAreFilledFromTheComment(t *testing.T) {
	v := Values{Name: "Jonas Albrecht", Post: "Sommerfest {name}", Site: "Blog", Me: "Miriam", Signature: "\nDas Team\n"}
	r := Reply{File: "x.md", Text: "Hallo {first_name} ({name}),\n\nzu {post} auf {site}: {{name}} { 3 }\n\n{me}\n{signature}\n"}
	got, err := r.Fill(v)
	if want := "Hallo Jonas (Jonas Albrecht),\n\nzu Sommerfest {name} auf Blog: {name} { 3 }\n\nMiriam\nDas Team"; err != nil || got != want {
		t.Errorf("Fill = %q, %v, want %q", got, err, want)
	}
}

func TestAnUnknownPlaceNamesItsLine(t *testing.T) {
	r := Reply{File: "thanks.de.md", Text: "Hallo {name},\n{name}\n{vorname} {other}\n"}
	text, err := r.Fill(Values{Name: "Jonas"})
	var unknown *UnknownError
	if !errors.As(err, &unknown) || text != "" || *unknown != (UnknownError{"thanks.de.md", 3, "vorname"}) {
		t.Errorf("Fill = %q, %v, want nothing and line 3", text, err)
	}
}

func TestLanguageIsToldFromSmallWords(t *testing.T) {
	for text, want := range map[string]string{
		"Gibt es beim Sommerfest auch etwas für Kinder unter drei?":      "de",
		"I could bring two folding tables and a gazebo. Is that enough?": "en",
		"Danke!": "de",
		"Bonjour, est-ce que vous êtes là pour les enfants ?": "fr",
		"Hola, muchas gracias por todo y hasta el sábado":     "es",
		"Ciao, grazie per il vostro aiuto, sono molto felice": "it",
		"Hoi, bedankt voor het werk, ik kom ook op zaterdag":  "nl",
		"":                        "",
		"+49 123 456":             "",
		"Rollator Baustelle Hof ": "",
		"这里有活动吗":                  "",
	} {
		if got := Language(text); got != want {
			t.Errorf("Language(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add("{name} {{x}} {nope} {", "Jonas")
	f.Fuzz(func(t *testing.T, text, name string) {
		r := Reply{File: "x.md", Text: text}
		filled, err := r.Fill(Values{Name: name})
		var unknown *UnknownError
		if errors.As(err, &unknown) && (filled != "" || unknown.Line < 1 || unknown.Line > 1+strings.Count(text, "\n")) {
			t.Errorf("Fill(%q) = %q, %v", text, filled, err)
		}
	})
}
