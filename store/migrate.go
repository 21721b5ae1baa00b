package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migration is one numbered step of the schema.
type migration struct {
	number int
	name   string
}

// readMigrations returns the schema's steps in their order, which is that of
// their names. Step N makes version N, so that a gap is a mistake.
func readMigrations() ([]migration, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var steps []migration
	for i, name := range names {
		number, err := strconv.Atoi(name[len("migrations/"):][:4])
		if err != nil || number != i+1 {
			return nil, fmt.Errorf("%s is not step %d", name, i+1)
		}
		steps = append(steps, migration{number, name})
	}
	return steps, nil
}

// readVersion returns the schema's version of a cache.
func readVersion(ctx context.Context, db reader) (version int, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
	return version, err
}

// migrate brings the schema up to date, each step in a transaction with its
// number, so that a crash leaves a whole step or none. It calls migrating, if
// there is one, before it changes what an older tend kept.
func (s *Store) migrate(ctx context.Context, migrating func()) error {
	steps, err := readMigrations()
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if current, err := s.current(ctx, len(steps)); current || err != nil {
		return err
	}
	var version int
	err = s.insist(ctx, func() (err error) {
		version, err = readVersion(ctx, s.db)
		return err
	})
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if version > len(steps) {
		return ErrNewer
	}
	if migrating != nil && version > 0 && version < len(steps) {
		migrating()
	}
	for _, step := range steps[version:] {
		if err := s.inTx(ctx, func(tx *sql.Tx) error { return step.run(ctx, tx) }); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return nil
}

// current reports whether a cache has the newest schema, that of version newest,
// and a log. Then nothing must be written before it is used, and the connection
// that writes is made when somebody does: most starts, and a prompt that asks
// for the status, write nothing.
func (s *Store) current(ctx context.Context, newest int) (bool, error) {
	var version int
	var log string
	err := s.insist(ctx, func() (err error) {
		if version, err = readVersion(ctx, s.read); err != nil {
			return err
		}
		return s.read.QueryRowContext(ctx, `PRAGMA journal_mode`).Scan(&log)
	})
	if err != nil {
		return false, fmt.Errorf("migrate: %w", err)
	}
	return version == newest && log == "wal", nil
}

// run takes one step, unless another program took it a moment ago.
func (m migration) run(ctx context.Context, tx *sql.Tx) error {
	version, err := readVersion(ctx, tx)
	if err != nil || version >= m.number {
		return err
	}
	text, err := migrations.ReadFile(m.name)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(text)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "PRAGMA user_version = "+strconv.Itoa(m.number))
	return err
}
