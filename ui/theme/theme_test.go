package theme

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// styles are all styles of a theme, plain and on the row in focus.
func styles(t Theme) map[string]lipgloss.Style {
	all := map[string]lipgloss.Style{
		"text": t.Text, "muted": t.Muted, "accent": t.Accent, "focus": t.Focus, "held": t.Held, "open": t.Open,
		"newcomer": t.Newcomer, "danger": t.Danger, "success": t.Success, "warning": t.Warning, "link": t.Link,
		"line": t.Line, "strong": t.Strong, "heading": t.Heading, "heading in focus": t.HeadingFocus, "hit": t.Hit,
	}
	for name, s := range all {
		all["selected "+name] = t.Selected(s)
	}
	return all
}

func TestWithoutColourWeightAndLinesStay(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.NoTTY} {
		theme := New(Options{Dark: true, Profile: profile})
		for name, s := range styles(theme) {
			if out := s.Render("x"); strings.Contains(out, "38") || strings.Contains(out, "48") || strings.Contains(out, "[3") {
				t.Errorf("%s has a colour: %q", name, out)
			}
		}
		if !theme.Strong.GetBold() || !theme.HeadingFocus.GetBold() || theme.Heading.GetBold() {
			t.Error("without colour, only the heading in focus and strong text are bold")
		}
		if !theme.Link.GetUnderline() || !theme.Hit.GetUnderline() {
			t.Error("without colour, links and hits are underlined")
		}
	}
}

func TestSixteenColoursReverseTheRow(t *testing.T) {
	for _, dark := range []bool{true, false} {
		theme := New(Options{Dark: dark, Profile: colorprofile.ANSI})
		for name, s := range styles(theme) {
			if out := s.Render("x"); strings.Contains(out, "38;") || strings.Contains(out, "90m") || strings.Contains(out, "[2m") {
				t.Errorf("%s is not of the 16 colours, or dim: %q", name, out)
			}
			if strings.HasPrefix(name, "selected") && !s.GetReverse() {
				t.Errorf("%s is not reversed", name)
			}
		}
		if got, want := theme.Selected(theme.Strong).Render("x"), "\x1b[1;7mx\x1b[m"; got != want {
			t.Errorf("the author in focus is %q, want %q", got, want)
		}
	}
}

func TestSelectionPaintsTheRow(t *testing.T) {
	theme := New(Options{Dark: true, Profile: colorprofile.TrueColor})
	want := "\x1b[38;2;230;181;102;48;2;40;51;47mheld\x1b[m"
	if got := theme.Selected(theme.Held).Render("held"); got != want {
		t.Errorf("held on the row in focus is %q, want %q", got, want)
	}
	indexed := New(Options{Profile: colorprofile.ANSI256})
	if got, want := indexed.Held.Render("held"), "\x1b[38;5;94mheld\x1b[m"; got != want {
		t.Errorf("held in 256 colours is %q, want %q", got, want)
	}
}

func TestNamesChooseTheTheme(t *testing.T) {
	for name, dark := range map[string]bool{"dark": true, "light": false} {
		if got := New(Options{Name: name, Dark: !dark}).Dark; got != dark {
			t.Errorf("theme %s is for a dark background: %t, want %t", name, got, dark)
		}
	}
	for _, dark := range []bool{true, false} {
		theme := New(Options{Name: "contrast", Dark: dark, Profile: colorprofile.TrueColor})
		if theme.Background == nil || theme.Foreground == nil {
			t.Error("the contrast themes paint the background")
		}
		if New(Options{Dark: dark, Profile: colorprofile.TrueColor}).Background != nil {
			t.Error("the ordinary themes leave the background alone")
		}
	}
}

func TestASideInTheNameDoesNotAsk(t *testing.T) {
	for _, name := range []string{"contrast", "safe"} {
		for side, dark := range map[string]bool{"dark": true, "light": false} {
			asked := New(Options{Name: name, Dark: dark, Profile: colorprofile.TrueColor})
			told := New(Options{Name: name + "-" + side, Dark: !dark, Profile: colorprofile.TrueColor})
			if got, want := told.Held.Render("x"), asked.Held.Render("x"); got != want || told.Dark != dark {
				t.Errorf("%s-%s draws %q, want %q", name, side, got, want)
			}
			if told.Background != asked.Background {
				t.Errorf("%s-%s paints %v, want %v", name, side, told.Background, asked.Background)
			}
		}
	}
}

func TestSignsAreOneCell(t *testing.T) {
	for _, ascii := range []bool{true, false} {
		s := newSigns(ascii, false)
		for _, sign := range append([]string{
			s.Held, s.Open, s.Newcomer, s.Question, s.Link, s.Selected, s.Task, s.Waiting, s.Late, s.Sent, s.Failed,
			s.Unknown, s.Row, s.Pane, s.Folded, s.Unfolded, s.Rule, s.Divider, s.Progress, s.Rest, s.Bar,
		}, s.Spark...) {
			if ansi.StringWidth(sign) != 1 || newSigns(false, true).Width(sign) != 1 {
				t.Errorf("%q is not one cell in every terminal", sign)
			}
			if ascii && (len(sign) != 1 || sign[0] > '~') {
				t.Errorf("%q is not ASCII", sign)
			}
		}
	}
}

func TestCutKeepsToItsCells(t *testing.T) {
	for _, s := range []Signs{newSigns(false, false), newSigns(true, false), newSigns(false, true), newSigns(true, true)} {
		for _, text := range []string{
			"Sommerfest am 11. Juli", "素敵な夏祭りですね。", "Größe und Maß", "e\u0301clair", "👨‍👩‍👧 family", "", "a",
		} {
			for cells := -1; cells < 25; cells++ {
				got := s.Cut(text, cells)
				if s.Width(got) > max(0, cells) {
					t.Errorf("Cut(%q, %d) = %q, %d cells", text, cells, got, s.Width(got))
				}
				if s.Width(text) <= cells && got != text {
					t.Errorf("Cut(%q, %d) = %q, want it whole", text, cells, got)
				}
			}
		}
	}
	if got, want := newSigns(false, true).Width("Maß für"), 9; got != want {
		t.Errorf("wide: Width = %d, want %d", got, want)
	}
}

func BenchmarkRender(b *testing.B) {
	theme := New(Options{Dark: true, Profile: colorprofile.TrueColor})
	b.ReportAllocs()
	for b.Loop() {
		_ = theme.Held.Render("held")
	}
}
