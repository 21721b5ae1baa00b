package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// luminance is a colour's relative luminance as WCAG 2 defines it.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the ratio of two colours' luminance as WCAG 2 defines it.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

// grounds are the backgrounds that people's terminals really have.
func grounds(o Options) []color.Color {
	hex := []string{"#ffffff", "#fafafa", "#fdf6e3", "#eff1f5"}
	switch {
	case o.Name == "contrast" && o.Dark:
		hex = []string{"#000000"}
	case o.Name == "contrast":
		hex = []string{"#ffffff"}
	case o.Dark:
		hex = []string{"#000000", "#121212", "#1e1e2e", "#002b36", "#282c34"}
	}
	var all []color.Color
	for _, h := range hex {
		all = append(all, lipgloss.Color(h))
	}
	return all
}

// themes are all that can be chosen, for terminals with a colour profile.
func themes(p colorprofile.Profile) []Options {
	var all []Options
	for _, name := range []string{"auto", "contrast", "safe"} {
		all = append(all, Options{Name: name, Dark: true, Profile: p}, Options{Name: name, Profile: p})
	}
	return all
}

// written are the tokens that text is written in, and how they are called.
func written() map[Token]string {
	return map[Token]string{
		Text: "text", Muted: "muted", Accent: "accent", Focus: "focus", Held: "held", Open: "open",
		Newcomer: "newcomer", Danger: "danger", Success: "success", Warning: "warning", Link: "link",
	}
}

func TestEveryTokenCanBeRead(t *testing.T) {
	if got := len(written()) + len([]Token{Line, Selection}); got != int(tokens) {
		t.Errorf("%d of %d tokens are measured", got, tokens)
	}
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
		for _, o := range themes(profile) {
			least := 4.5
			if o.Name == "contrast" {
				least = 7
			}
			p := newPalette(o)
			for token, name := range written() {
				for _, ground := range append(grounds(o), p[Selection].Color) {
					if got := contrast(p[token].Color, ground); got < least {
						t.Errorf("%s %s, dark %t: %s on %v has %.2f, want %.1f", profile, o.Name, o.Dark, name, ground, got, least)
					}
				}
			}
		}
	}
}

func TestContrastIsAsMeasured(t *testing.T) {
	lowest := func(o Options, token Token) string {
		p := newPalette(o)
		low := 99.0
		for _, ground := range grounds(o) {
			low = min(low, contrast(p[token].Color, ground))
		}
		return fmt.Sprintf("%.1f / %.1f", low, contrast(p[token].Color, p[Selection].Color))
	}
	for token, want := range map[Token][6]string{
		Text:     {"10.1 / 9.4", "13.1 / 12.1", "21.0 / 13.1", "21.0 / 17.4", "10.1 / 9.6", "13.1 / 12.0"},
		Muted:    {"5.8 / 5.4", "5.7 / 5.3", "14.4 / 9.0", "12.6 / 10.5", "5.8 / 5.5", "5.7 / 5.2"},
		Accent:   {"7.8 / 7.2", "6.1 / 5.7", "17.0 / 10.6", "11.1 / 9.2", "7.2 / 6.9", "5.9 / 5.4"},
		Focus:    {"7.8 / 7.2", "6.1 / 5.7", "17.0 / 10.6", "11.1 / 9.2", "7.2 / 6.9", "5.9 / 5.4"},
		Held:     {"7.4 / 7.0", "5.8 / 5.4", "14.6 / 9.1", "11.1 / 9.2", "7.4 / 7.1", "6.0 / 5.5"},
		Open:     {"7.2 / 6.7", "6.3 / 5.8", "12.9 / 8.1", "11.0 / 9.1", "7.2 / 6.8", "7.4 / 6.7"},
		Newcomer: {"7.4 / 7.0", "6.8 / 6.2", "13.6 / 8.5", "12.3 / 10.2", "14.0 / 13.3", "18.6 / 17.0"},
		Danger:   {"6.4 / 6.0", "6.2 / 5.8", "12.0 / 7.5", "10.9 / 9.0", "6.6 / 6.3", "7.2 / 6.6"},
		Success:  {"7.7 / 7.2", "6.2 / 5.7", "17.2 / 10.8", "11.2 / 9.3", "7.2 / 6.9", "5.9 / 5.4"},
		Warning:  {"7.4 / 7.0", "5.8 / 5.4", "14.6 / 9.1", "11.1 / 9.2", "7.4 / 7.1", "6.0 / 5.5"},
		Link:     {"7.2 / 6.7", "6.3 / 5.8", "12.9 / 8.1", "11.0 / 9.1", "7.2 / 6.8", "7.4 / 6.7"},
	} {
		for i, o := range []Options{
			{Name: "auto", Dark: true},
			{Name: "auto"},
			{Name: "contrast", Dark: true},
			{Name: "contrast"},
			{Name: "safe", Dark: true},
			{Name: "safe"},
		} {
			o.Profile = colorprofile.TrueColor
			if got := lowest(o, token); got != want[i] {
				t.Errorf("%s in %s, dark %t: %s, want %s", written()[token], o.Name, o.Dark, got, want[i])
			}
		}
	}
}

// The 16 colours are the terminal's own; these are what xterm, VGA and VS Code
// make of them.
func TestSixteenColoursCanBeRead(t *testing.T) {
	palettes := map[string][16]string{
		"xterm": {
			"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
			"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
		},
		"VGA": {
			"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
			"#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
		},
		"VS Code": {
			"#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
			"#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#e5e5e5",
		},
	}
	for name, colors := range palettes {
		for _, o := range themes(colorprofile.ANSI) {
			ground := lipgloss.Color("#ffffff")
			if o.Dark {
				ground = lipgloss.Color("#000000")
			}
			p := newPalette(o)
			for token, tokenName := range written() {
				if p[token].Color == nil {
					continue // the terminal's own
				}
				basic, ok := p[token].Color.(ansi.BasicColor)
				if !ok || basic == ansi.BrightBlack {
					t.Errorf("%s is %v, want one of 16 colours but bright black", tokenName, p[token].Color)
					continue
				}
				if got := contrast(lipgloss.Color(colors[basic]), ground); got < 4.5 {
					t.Errorf("%s of %s on %v has %.2f, want 4.5", tokenName, name, ground, got)
				}
			}
		}
	}
}
