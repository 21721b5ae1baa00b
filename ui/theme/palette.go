package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Token names a meaning that has a colour.
type Token int

// The tokens.
const (
	Text Token = iota
	Muted
	Accent
	Focus
	Held
	Open
	Newcomer
	Danger
	Success
	Warning
	Link
	Line
	Selection
	tokens // how many there are
)

// tint is a token's colour. A nil Color is the terminal's own.
type tint struct {
	color.Color
	bold bool // in 16 colours some tokens are told apart by weight
}

// palette is the tint of every token.
type palette [tokens]tint

// newPalette returns the palette of a theme, in the colours the terminal has.
func newPalette(o Options) palette {
	complete := lipgloss.Complete(o.Profile)
	full, indexed, basic := trueColors(o), indexedColors(o), basicColors(o.Dark)
	var p palette
	for token := range tokens {
		b := basic[token]
		var ansi color.Color
		if b.code != "" {
			ansi = lipgloss.Color(b.code)
		}
		p[token].Color = complete(ansi, lipgloss.Color(indexed[token]), lipgloss.Color(full[token]))
		p[token].bold = b.bold && o.Profile == colorprofile.ANSI
	}
	return p
}

// trueColors returns the colours for terminals that show all of them, in the
// order of the tokens.
func trueColors(o Options) [tokens]string {
	switch {
	case o.Name == "contrast" && o.Dark:
		return [tokens]string{
			"#ffffff", "#d6d6d6", "#7dffc8", "#7dffc8", "#ffd166", "#9fd0ff", "#e3c4ff",
			"#ffb0a8", "#9dff9d", "#ffd166", "#9fd0ff", "#9a9a9a", "#00382a",
		}
	case o.Name == "contrast":
		return [tokens]string{
			"#000000", "#333333", "#00452f", "#00452f", "#5a3200", "#003a80", "#4f1478",
			"#7d0d08", "#0b4516", "#5a3200", "#003a80", "#666666", "#d5f0e4",
		}
	case o.Name == "safe" && o.Dark:
		return [tokens]string{
			"#d8dbe2", "#a0a7b4", "#56c7f2", "#56c7f2", "#f2b134", "#9db8ff", "#ffffff",
			"#ff8fbd", "#56c7f2", "#f2b134", "#9db8ff", "#4b515c", "#22313d",
		}
	case o.Name == "safe":
		return [tokens]string{
			"#23282e", "#575f69", "#00609c", "#00609c", "#7d5200", "#3a3fb0", "#000000",
			"#9c0f4a", "#00609c", "#7d5200", "#3a3fb0", "#b9bfc7", "#dbe9f4",
		}
	case o.Dark:
		return [tokens]string{
			"#d8dbe2", "#a0a7b4", "#86d0ac", "#86d0ac", "#e6b566", "#93bdf0", "#d0b0f2",
			"#f5968d", "#8fd08f", "#e6b566", "#93bdf0", "#4b515c", "#28332f",
		}
	}
	return [tokens]string{
		"#23282e", "#575f69", "#0c6650", "#0c6650", "#875000", "#0b57a8", "#74369c",
		"#ad1f18", "#1a6630", "#875000", "#0b57a8", "#b9bfc7", "#dcece5",
	}
}

// indexedColors returns the nearest colours out of 256 that still hold their
// contrast; rounding by rule would fall below it in four of the six themes.
func indexedColors(o Options) [tokens]string {
	switch {
	case o.Name == "contrast" && o.Dark:
		return [tokens]string{
			"231", "188", "122", "122", "221", "153", "182", "217", "121", "221", "153", "247", "235",
		}
	case o.Name == "contrast":
		return [tokens]string{
			"16", "236", "237", "237", "52", "17", "54", "88", "237", "52", "17", "241", "255",
		}
	case o.Name == "safe" && o.Dark:
		return [tokens]string{
			"253", "248", "81", "81", "214", "111", "231", "211", "81", "214", "111", "239", "236",
		}
	case o.Name == "safe":
		return [tokens]string{
			"235", "59", "25", "25", "94", "26", "16", "125", "25", "94", "26", "250", "255",
		}
	case o.Dark:
		return [tokens]string{
			"253", "248", "115", "115", "179", "110", "183", "174", "114", "179", "110", "239", "236",
		}
	}
	return [tokens]string{
		"235", "59", "23", "23", "94", "25", "54", "124", "22", "94", "25", "250", "255",
	}
}

// basic is a colour out of 16: its code, or "" for the terminal's own, and
// whether bold goes with it.
type basic struct {
	code string
	bold bool
}

// basicColors returns the colours for terminals that have just 16. Bright
// black is never among them: on many palettes it cannot be read.
func basicColors(dark bool) [tokens]basic {
	if dark {
		return [tokens]basic{
			Accent: {"10", true}, Focus: {"10", true}, Held: {"11", false}, Open: {"14", false},
			Newcomer: {"", true}, Danger: {"9", false}, Success: {"10", false},
			Warning: {"11", false}, Link: {"14", false},
		}
	}
	return [tokens]basic{
		Accent: {"4", true}, Focus: {"4", true}, Held: {"5", false}, Open: {"4", false},
		Newcomer: {"", true}, Danger: {"1", false}, Warning: {"5", false}, Link: {"4", false},
	}
}
