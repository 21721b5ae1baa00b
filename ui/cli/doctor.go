package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"tend/store"
)

// doctorCommand is "tend doctor": where things are, and whether they are well.
func (sh *shell) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: sh.words.Say("cli.doctor"),
		Long:  sh.words.Say("cli.doctor_long"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.doctor(cmd.Context(), s)
			})
		},
	}
}

// doctor examines the cache whole and lists the sources with their health.
func (sh *shell) doctor(ctx context.Context, s *store.Store) error {
	w := sh.words
	settings := sh.files.Config
	if _, err := os.Stat(settings); errors.Is(err, os.ErrNotExist) {
		settings = w.Say("cli.doctor_no_config", "X", settings)
	}
	err := sh.facts([]fact{
		{"tend", version()},
		{w.Say("cli.fact_cache"), s.Path()},
		{w.Say("cli.fact_config"), settings},
		{w.Say("cli.fact_volunteer"), sh.volunteer()},
		{w.Say("cli.fact_language"), w.Lang()},
	})
	if err != nil {
		return err
	}
	wrong, err := s.Check(ctx)
	if err != nil {
		return err
	}
	var all []error
	for _, line := range wrong {
		all = append(all, &failure{code: storage, sentence: w.Say("cli.doctor_wrong", "X", line)})
	}
	if len(all) == 0 {
		sh.say("cli.doctor_well")
	} else {
		all = append(all, &failure{code: storage, sentence: w.Say("cli.doctor_what_now")})
	}
	return errors.Join(errors.Join(all...), sh.sources(ctx, s, false), sh.strangers(ctx, s))
}
