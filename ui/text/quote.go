package text

import (
	"regexp"
	"strings"
)

// plain is a word that every shell takes as it stands.
var plain = regexp.MustCompile(`^[\p{L}\p{N}_.:/@%+=,-]+$`)

// Quote returns a name as it is typed behind a command: in quotes if a shell
// would take it apart.
func Quote(name string) string {
	if plain.MatchString(name) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
