package text

import "strings"

// Language returns the language to speak: the configured one if tend has it,
// else what the environment asks for (LC_ALL, LC_MESSAGES, LANG, the first
// that is set), else English. env is os.Getenv or a session's own.
func Language(configured string, env func(string) string) string {
	if lang, ok := spoken(configured); ok {
		return lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := env(name)
		if value == "" {
			continue
		}
		lang, _ := spoken(value)
		return lang
	}
	return "en"
}

// spoken returns the language of a locale such as de_AT.UTF-8, and whether
// tend speaks it; English if it does not.
func spoken(locale string) (string, bool) {
	lang := strings.ToLower(locale)
	if i := strings.IndexAny(lang, "_-.@"); i >= 0 {
		lang = lang[:i]
	}
	switch lang {
	case "en", "english":
		return "en", true
	case "de", "deutsch", "german":
		return "de", true
	}
	return "en", false
}
