package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagError says what is wrong with a flag. A word that wants help is no
// error.
func (sh *shell) flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	var unknown *pflag.NotExistError
	var lacking *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	path := cmd.CommandPath()
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		return sh.misuse("cli.flag_unknown", "X", typed(name), "C", path)
	case errors.As(err, &lacking):
		return sh.misuse("cli.flag_lacks", "X", "--"+lacking.GetFlag().Name, "C", path)
	case errors.As(err, &invalid):
		return sh.misuse("cli.flag_invalid", "X", "--"+invalid.GetFlag().Name,
			"V", typed(invalid.GetValue()), "C", path)
	}
	return sh.misuse("cli.flag_bad", "X", typed(err.Error()), "C", path)
}

// known is the check for a command that only has commands below it: whatever
// reaches it is none of them.
func (sh *shell) known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return sh.misuse("cli.command_perhaps", "C", cmd.CommandPath(), "X", typed(args[0]), "Y", strings.Join(near, ", "))
	}
	return sh.misuse("cli.command_unknown", "C", cmd.CommandPath(), "X", typed(args[0]))
}

// exactly is the check for a command that takes n arguments.
func (sh *shell) exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < n:
			return sh.misuse("cli.args_few", "U", cmd.UseLine())
		case len(args) > n:
			return sh.misuse("cli.args_many", "X", typed(args[n]), "U", cmd.UseLine())
		}
		return nil
	}
}

// atLeast is the check for a command that takes n arguments or more.
func (sh *shell) atLeast(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return sh.misuse("cli.args_few", "U", cmd.UseLine())
		}
		return nil
	}
}
