package cli

import (
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui"
)

// root builds the whole command line. It opens and reads nothing.
func (sh *shell) root() *cobra.Command {
	cobra.EnableCommandSorting = false
	w := sh.words
	root := &cobra.Command{
		Use:               "tend [COMMAND]",
		Short:             w.Say("cli.tend"),
		Long:              w.Say("cli.tend_long"),
		Args:              sh.known,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE:              func(cmd *cobra.Command, _ []string) error { return sh.desk(cmd.Context(), ui.Offer) },
	}
	root.PersistentPreRun = sh.complainOfSettings
	root.DisableFlagsInUseLine = true
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(sh.flagError)
	root.PersistentFlags().BoolP("help", "h", false, w.Say("cli.flag_help"))
	root.Flags().BoolP("version", "v", false, w.Say("cli.flag_version"))
	sh.linearFlag(root)
	root.SetVersionTemplate("tend {{.Version}}\n")
	root.SetHelpCommand(sh.helpCommand())

	group := func(id, title string, commands ...*cobra.Command) {
		root.AddGroup(&cobra.Group{ID: id, Title: title})
		for _, c := range commands {
			c.GroupID = id
			root.AddCommand(c)
		}
	}
	group("desk", w.Say("cli.group_desk"), sh.demoCommand(), sh.tourCommand(), sh.statusCommand())
	group("sources", w.Say("cli.group_sources"), sh.addCommand(), sh.sourcesCommand(),
		sh.loginCommand(), sh.logoutCommand(), sh.removeCommand(), sh.syncCommand(), sh.importCommand(), sh.exportCommand())
	group("lists", w.Say("cli.group_lists"), sh.postsCommand(), sh.commentsCommand(),
		sh.tasksCommand(), sh.membersCommand(), sh.showCommand())
	group("verdicts", w.Say("climail.group_verdicts"), sh.verdictCommand(store.ActApprove),
		sh.verdictCommand(store.ActHold), sh.verdictCommand(store.ActSpam), sh.verdictCommand(store.ActTrash),
		sh.replyCommand(), sh.repliesCommand(), sh.outboxCommand())
	group("acts", w.Say("cli.group_acts"), sh.doneCommand(), sh.restoreCommand(), sh.waitCommand(),
		sh.noteCommand(), sh.claimCommand(), sh.taskCommand(), sh.suggestionsCommand(), sh.undoCommand(), sh.redoCommand(),
		sh.logCommand(), sh.handoverCommand(), sh.reportCommand())
	group("people", w.Say("people.group"), sh.tagCommand(), sh.linkCommand(), sh.unlinkCommand(), sh.teamCommand(),
		sh.forgetCommand(), sh.retentionCommand())
	group("cache", w.Say("cli.group_cache"), sh.backupCommand(), sh.recoverCommand(),
		sh.doctorCommand(), sh.configCommand(), sh.rulesCommand(), sh.parseCommand(), sh.completionCommand())
	sh.settle(root)
	return root
}

// settle puts our own help on every command, says in the volunteer's language
// what it takes, and keeps flags in the order in which they are defined, which
// is the order of use.
func (sh *shell) settle(c *cobra.Command) {
	c.Use = capitals.ReplaceAllStringFunc(c.Use, sh.place)
	c.Flags().SortFlags = false
	for _, sub := range c.Commands() {
		sub.DisableFlagsInUseLine = true
		sub.SetHelpFunc(func(c *cobra.Command, _ []string) { sh.help(c) })
		sh.settle(sub)
	}
}

// capitals find in a command's first line what it takes: SOURCE in login SOURCE.
var capitals = regexp.MustCompile(`\b[A-Z]{3,}\b`)

// place says what a command takes, such as SOURCE; what is the same word in
// every language stays.
func (sh *shell) place(word string) string {
	if id := "usage.place_" + strings.ToLower(word); sh.words.Has(id) {
		return sh.words.Say(id)
	}
	return word
}

// version is what the build says it is.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
