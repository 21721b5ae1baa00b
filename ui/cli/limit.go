package cli

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"
)

// limit is how many rows a list shows at most; 0 shows all.
type limit int

// errNegative says that a limit is below zero.
var errNegative = errors.New("less than nothing")

// limitFlag gives a command --limit.
func (sh *shell) limitFlag(cmd *cobra.Command, n *int, usual int) {
	*n = usual
	cmd.Flags().Var((*limit)(n), "limit", sh.words.Say("cli.flag_limit"))
}

// Set implements pflag.Value.
func (l *limit) Set(typed string) error {
	n, err := strconv.Atoi(typed)
	if err != nil {
		return err
	}
	if n < 0 {
		return errNegative
	}
	*l = limit(n)
	return nil
}

// String implements pflag.Value.
func (l *limit) String() string { return strconv.Itoa(int(*l)) }

// Type implements pflag.Value.
func (l *limit) Type() string { return "int" }
