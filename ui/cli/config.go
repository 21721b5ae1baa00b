package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"tend/feeds/web"
	"tend/ui/config"
	"tend/ui/editor"
)

// configCommand is "tend config": the settings, without a hand-made file.
func (sh *shell) configCommand() *cobra.Command {
	w := sh.words
	cmd := &cobra.Command{
		Use:     "config COMMAND",
		Short:   w.Say("settings.config"),
		Long:    w.Say("settings.config_long"),
		Example: "tend config init\ntend config set theme light\ntend config get late",
		Args:    sh.known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			sh.help(cmd)
			return nil
		},
	}
	cmd.AddCommand(
		&cobra.Command{
			Use: "init", Short: w.Say("settings.config_init"), Args: sh.exactly(0),
			RunE: func(*cobra.Command, []string) error { return sh.configInit() },
		},
		&cobra.Command{
			Use: "get [SETTING]", Short: w.Say("settings.config_get"), Args: cobra.MaximumNArgs(1), ValidArgs: settings(),
			RunE: func(_ *cobra.Command, args []string) error { return sh.configGet(args) },
		},
		&cobra.Command{
			Use: "set SETTING VALUE", Short: w.Say("settings.config_set"), Args: sh.exactly(2), ValidArgs: settings(),
			RunE: func(_ *cobra.Command, args []string) error { return sh.configSet(args[0], args[1]) },
		},
		&cobra.Command{
			Use: "edit", Short: w.Say("settings.config_edit"), Args: sh.exactly(0),
			RunE: func(cmd *cobra.Command, _ []string) error { return sh.configEdit(cmd) },
		},
		&cobra.Command{
			Use: "check", Short: w.Say("settings.config_check"), Args: sh.exactly(0), PersistentPreRun: quietly,
			RunE: func(*cobra.Command, []string) error { return sh.configCheck() },
		},
		sh.configKeysCommand(),
		&cobra.Command{
			Use: "path", Short: w.Say("settings.config_path"), Args: sh.exactly(0),
			RunE: func(*cobra.Command, []string) error {
				fmt.Fprintln(sh.out, sh.files.Config)
				return nil
			},
		},
	)
	return cmd
}

// configCheck prints all that is wrong with the settings, in the order of the
// file.
func (sh *shell) configCheck() error {
	if len(sh.wrong) == 0 {
		sh.say("settings.check_well")
		return nil
	}
	for _, p := range sh.wrong {
		fmt.Fprintln(sh.out, p.Say(sh.words))
	}
	return sh.not(nil, "settings.check_wrong", "N", len(sh.wrong))
}

// settings are the names of all settings, for completion.
func settings() []string {
	var names []string
	for _, s := range config.Settings() {
		names = append(names, s.Key)
	}
	return names
}

// configInit writes a config.toml that explains every setting.
func (sh *shell) configInit() error {
	err := config.Init(sh.files.Config, sh.words)
	if errors.Is(err, fs.ErrExist) {
		return sh.not(nil, "settings.there", "X", sh.files.Config)
	}
	if err != nil {
		return err
	}
	sh.say("settings.begun", "X", sh.files.Config)
	return nil
}

// configGet prints a setting, or all of them with what the volunteer named.
func (sh *shell) configGet(args []string) error {
	if len(args) == 1 {
		value, err := config.Get(sh.files.Config, args[0])
		if err != nil {
			return sh.unknownSetting(args[0], err)
		}
		fmt.Fprintln(sh.out, value)
		return nil
	}
	named, err := config.Named(sh.files.Config)
	if err != nil {
		return err
	}
	for _, name := range append(settings(), named...) {
		value, err := config.Get(sh.files.Config, name)
		if err != nil {
			return err
		}
		if value != "" {
			fmt.Fprintln(sh.out, name+" = "+value)
		}
	}
	return nil
}

// configSet writes a setting.
func (sh *shell) configSet(key, value string) error {
	problem, err := config.Set(sh.files.Config, key, value)
	switch {
	case err != nil:
		return sh.unknownSetting(key, err)
	case problem != nil:
		return &failure{code: misused, sentence: problem.What(sh.words)}
	}
	written, err := config.Get(sh.files.Config, key)
	if err != nil {
		return err
	}
	sh.say("settings.set", "X", key, "Y", written)
	return nil
}

// unknownSetting says that there is no such setting, if that is the error.
func (sh *shell) unknownSetting(key string, err error) error {
	near := config.Nearest(key)
	switch {
	case errors.Is(err, config.ErrUnknown) && near != "":
		return sh.misuse("settings.key_near", "X", typed(key), "Y", near)
	case errors.Is(err, config.ErrUnknown):
		return sh.misuse("settings.unknown", "X", typed(key))
	}
	return sh.not(err, "cli.about", "X", sh.files.Config, "Y", web.Line(err.Error()))
}

// configEdit opens the settings in the volunteer's editor, and says what is
// wrong with them afterwards.
func (sh *shell) configEdit(cmd *cobra.Command) error {
	err := config.Init(sh.files.Config, sh.words)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	run := editor.File(sh.files.Config).Command(cmd.Context())
	run.Stdin, run.Stdout, run.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := editor.Failed(run.Run()); err != nil {
		return sh.editorFailed(err)
	}
	_, problems, err := config.Load(sh.files.Config)
	if err != nil {
		return err
	}
	var all []error
	for _, p := range problems {
		all = append(all, &failure{code: notDone, sentence: p.Say(sh.words)})
	}
	return errors.Join(all...)
}
