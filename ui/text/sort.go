package text

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sorted returns names in the order in which the language's readers look for
// them: capital and small letters together, Ä beside A.
func (w *Words) Sorted(names []string) []string {
	sorted := slices.Clone(names)
	collate.New(language.MustParse(w.lang), collate.IgnoreCase).SortStrings(sorted)
	return sorted
}
