// Package theme is how tend looks: a style for every token of meaning, and the
// signs that go with them.
//
// Its one rule: screens name tokens, never colours. What a token looks like
// depends on the theme, on the background and on what the terminal can show;
// every colour holds a contrast that the package's test measures.
//
//	t := theme.New(theme.Options{Name: "safe", Dark: true, Profile: colorprofile.TrueColor})
//	t.Held.Render("held") + t.Text.Render("  Jonas Albrecht")
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Options say what a theme is for. The zero Options give the ordinary theme on
// a light background without colour.
type Options struct {
	Name    string // one of Names; "" or another means "auto"
	Dark    bool   // the terminal's background is dark
	Profile colorprofile.Profile
	ASCII   bool // signs in ASCII only
	Wide    bool // the terminal draws ambiguous characters two cells wide
}

// Names returns the names a theme can be chosen by. "auto", "contrast" and
// "safe" go with the terminal's background; those with a side do not ask, for
// terminals that give no answer, as within tmux.
func Names() []string {
	return []string{
		"auto", "dark", "light", "contrast", "contrast-dark", "contrast-light", "safe", "safe-dark", "safe-light",
	}
}

// Theme is the styles of all tokens. Each renders one piece of text on one
// line; pieces stand side by side, never inside one another.
type Theme struct {
	Text, Muted       lipgloss.Style
	Accent, Focus     lipgloss.Style
	Held, Open        lipgloss.Style
	Newcomer          lipgloss.Style
	Danger, Success   lipgloss.Style
	Warning           lipgloss.Style
	Link              lipgloss.Style // underlined
	Line              lipgloss.Style // dividers and rules only
	Strong            lipgloss.Style // the author in focus, the keys in the hint line
	Heading           lipgloss.Style // of a pane or section
	HeadingFocus      lipgloss.Style // of the pane in focus, the name tend, a dialog's name
	Hit               lipgloss.Style // a word that was searched for
	Background        color.Color    // what to paint the terminal's background with; nil: leave it
	Foreground        color.Color    // goes with Background
	Dark              bool           // the background that the colours are for
	Signs             Signs
	selection         color.Color
	reverse, colorful bool
}

// New returns the theme for the options.
func New(o Options) Theme {
	o = o.sided()
	t := Theme{Dark: o.Dark, Signs: newSigns(o.ASCII, o.Wide)}
	if o.Profile >= colorprofile.ANSI {
		t.color(o)
	}
	plain := lipgloss.NewStyle()
	t.Link = t.Link.Underline(true)
	t.Strong = t.Text.Bold(true)
	t.HeadingFocus = t.Accent.Bold(true)
	t.Heading = plain
	t.Hit = t.Accent.Bold(true).Underline(true)
	switch {
	case o.Profile == colorprofile.ANSI:
		t.Hit = plain.Reverse(true)
		t.Heading = t.Muted.Bold(true)
	case t.colorful:
		t.Heading = t.Muted.Bold(true)
	}
	return t
}

// sided takes the side of the background out of the name.
func (o Options) sided() Options {
	switch name, side, _ := strings.Cut(o.Name, "-"); {
	case name == "dark", side == "dark":
		o.Name, o.Dark = name, true
	case name == "light", side == "light":
		o.Name, o.Dark = name, false
	}
	return o
}

// color gives every token its colour.
func (t *Theme) color(o Options) {
	t.colorful = true
	p := newPalette(o)
	style := func(name Token) lipgloss.Style {
		c := p[name]
		s := lipgloss.NewStyle().Bold(c.bold)
		if c.Color != nil {
			s = s.Foreground(c.Color)
		}
		return s
	}
	t.Text, t.Muted = style(Text), style(Muted)
	t.Accent, t.Focus = style(Accent), style(Focus)
	t.Held, t.Open = style(Held), style(Open)
	t.Newcomer, t.Link = style(Newcomer), style(Link)
	t.Danger, t.Success = style(Danger), style(Success)
	t.Warning, t.Line = style(Warning), style(Line)
	t.selection = p[Selection].Color
	t.reverse = o.Profile == colorprofile.ANSI
	if o.Name == "contrast" {
		t.Background, t.Foreground = color.White, color.Black
		if o.Dark {
			t.Background, t.Foreground = color.Black, color.White
		}
	}
}

// Selected returns a style as it is on the row in focus: on the background of
// the selection, or reversed where there are just 16 colours. Without colour
// the bar beside the row and its bold author say it alone.
func (t Theme) Selected(s lipgloss.Style) lipgloss.Style {
	switch {
	case t.reverse:
		return lipgloss.NewStyle().Reverse(true).Bold(s.GetBold()).Underline(s.GetUnderline())
	case t.colorful:
		return s.Background(t.selection)
	}
	return s
}

// Behind returns a style as it is behind an open dialog: muted, whatever it
// was.
func (t Theme) Behind(lipgloss.Style) lipgloss.Style { return t.Muted }
