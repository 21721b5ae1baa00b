package cli

import (
	"github.com/spf13/cobra"
)

// completionCommand is "tend completion": a script that teaches a shell
// tend's words.
func (sh *shell) completionCommand() *cobra.Command {
	w := sh.words
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     w.Say("cli.completion"),
		Long:      w.Say("cli.completion_long"),
		Example:   "source <(tend completion bash)\ntend completion fish > ~/.config/fish/completions/tend.fish",
		Args:      sh.exactly(1),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(sh.raw, true)
			case "zsh":
				return root.GenZshCompletion(sh.raw)
			case "fish":
				return root.GenFishCompletion(sh.raw, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(sh.raw)
			}
			return sh.misuse("cli.shell_unknown", "X", typed(args[0]))
		},
	}
}
