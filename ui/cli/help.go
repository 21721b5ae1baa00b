package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpCommand is "tend help": it says what a command does.
func (sh *shell) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: sh.words.Say("cli.help"),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
				return sh.known(cmd.Root(), rest)
			}
			sh.help(about)
			return nil
		},
	}
}

// help prints what a command does, how it is called, and its flags.
func (sh *shell) help(c *cobra.Command) {
	w := sh.out
	long := c.Long
	if long == "" {
		long = c.Short
	}
	fmt.Fprintln(w, wrapped(long, sh.column()))
	sh.heading("cli.head_usage")
	fmt.Fprintln(w, "  "+c.UseLine())
	if c.Example != "" {
		sh.heading("cli.head_examples")
		for line := range strings.Lines(c.Example) {
			fmt.Fprintln(w, "  "+strings.TrimSpace(line))
		}
	}
	sh.helpCommands(c)
	sh.helpFlags(c.Flags())
}

// helpCommands lists the commands below c, in their groups.
func (sh *shell) helpCommands(c *cobra.Command) {
	width := 0
	for _, sub := range c.Commands() {
		width = max(width, len(sub.Name()))
	}
	list := func(groupID string) {
		for _, sub := range c.Commands() {
			if sub.GroupID == groupID && !sub.Hidden && sub.Name() != "help" {
				fmt.Fprintf(sh.out, "  %-*s  %s\n", width, sub.Name(), sub.Short)
			}
		}
	}
	if len(c.Groups()) == 0 && c.HasAvailableSubCommands() {
		sh.heading("cli.head_commands")
		list("")
	}
	for _, g := range c.Groups() {
		fmt.Fprintln(sh.out)
		fmt.Fprintln(sh.out, bold(strings.ToUpper(g.Title)))
		list(g.ID)
	}
}

// helpFlags lists flags with what they take.
func (sh *shell) helpFlags(flags *pflag.FlagSet) {
	sh.heading("cli.head_flags")
	var names, usages []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		names, usages = append(names, name), append(usages, usage)
		width = max(width, ansi.StringWidth(name))
	})
	for i, name := range names {
		indent := "\n" + strings.Repeat(" ", width+4)
		usage := wrapped(usages[i], max(20, sh.column()-width-4))
		fmt.Fprintf(sh.out, "  %-*s  %s\n", width, name, strings.ReplaceAll(usage, "\n", indent))
	}
}

// wrapped breaks a text into lines of a width, at its spaces only: a flag such
// as --later and a word with a hyphen stay whole.
func wrapped(text string, width int) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		cells := ansi.StringWidth(word)
		switch {
		case column == 0:
		case column+1+cells > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += cells
	}
	return b.String()
}

// heading prints the name of a part of a help text.
func (sh *shell) heading(id string) {
	fmt.Fprintln(sh.out)
	fmt.Fprintln(sh.out, bold(strings.ToUpper(sh.words.Say(id))))
}

// column is how wide a text to be read may be.
func (sh *shell) column() int {
	if sh.width == 0 {
		return 78
	}
	return min(sh.width, 78)
}
