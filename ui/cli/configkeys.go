package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// verbJSON is a verb with its keys.
type verbJSON struct {
	ID     string           `json:"id"`
	Keys   []string         `json:"keys"`
	Does   string           `json:"does"`
	Places []keyboard.Place `json:"places"`
}

// configKeysCommand is "tend config keys".
func (sh *shell) configKeysCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "keys", Short: sh.words.Say("verbs.list"), Args: sh.exactly(0),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return sh.keysAsJSON()
			}
			return sh.keysAsTable()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, sh.words.Say("cli.flag_json"))
	return cmd
}

// keysAsTable prints every verb with the keys it has, what it does and where.
func (sh *shell) keysAsTable() error {
	keys, _ := keyboard.New(sh.config.Keys) // what is wrong with them was said at the start
	var t table
	for _, v := range keyboard.Verbs() {
		t.add(bold(v.Name), strings.Join(keys.Keys(v.Name), " "), sh.fit(sh.words.Say(v.Help), 50), muted(phrase.Places(sh.words, v)))
	}
	return sh.print(t)
}

// keysAsJSON prints the same as an array.
func (sh *shell) keysAsJSON() error {
	keys, _ := keyboard.New(sh.config.Keys)
	out := newArray(sh.raw)
	for _, v := range keyboard.Verbs() {
		bound := append([]string{}, keys.Keys(v.Name)...)
		if err := out.add(verbJSON{ID: v.Name, Keys: bound, Does: sh.words.Say(v.Help), Places: v.Places}); err != nil {
			return err
		}
	}
	return out.end()
}
