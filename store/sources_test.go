package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// unwell keeps sources in every state: well, never read, failing, resting, gone
// and stopped ones, one of which each feed says something else, and one that
// was removed while it failed.
func unwell(t *testing.T) *Store {
	t.Helper()
	s := opened(t)
	ctx := t.Context()
	for _, name := range []string{"well", "fresh", "failing", "resting", "gone", "stopped", "mixed", "removed"} {
		src, feeds := added(t, s, name)
		fail := func(feed Feed, how FeedFailure) {
			t.Helper()
			how.Failure = Failure{Code: FailServer, Detail: "500"}
			if err := s.FeedFailed(ctx, feed, how); err != nil {
				t.Fatal(err)
			}
		}
		if name != "fresh" {
			if _, err := s.Save(ctx, Arrivals{Feed: feeds[0]}); err != nil {
				t.Fatal(err)
			}
		}
		switch name {
		case "failing", "removed":
			fail(feeds[1], FeedFailure{})
		case "resting":
			fail(feeds[1], FeedFailure{Rest: true})
		case "gone":
			fail(feeds[1], FeedFailure{Gone: true})
		case "mixed":
			fail(feeds[0], FeedFailure{})
			fail(feeds[1], FeedFailure{Rest: true})
		}
		if name == "removed" {
			if err := s.RemoveSource(ctx, src.ID, false); err != nil {
				t.Fatal(err)
			}
		}
		if name == "stopped" {
			if _, err := s.db.ExecContext(ctx, `UPDATE sources SET stopped_at = 1 WHERE id = ?`, src.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	return s
}

func TestCountSourcesCountsWhatTheirHealthSays(t *testing.T) {
	s := unwell(t)
	all, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var want SourceCounts
	for _, src := range all {
		switch src.Health.State {
		case Failing, Stopped:
			want.Failing++
		case Resting:
			want.Resting++
		default:
			want.Well++
		}
	}
	if want != (SourceCounts{Well: 2, Failing: 3, Resting: 2}) {
		t.Fatalf("the sources' health sums up to %+v", want)
	}
	if got, err := s.CountSources(t.Context()); err != nil || got != want {
		t.Errorf("CountSources = %+v, %v, want %+v", got, err, want)
	}
}

func TestFewSourcesAreReadAsAllAre(t *testing.T) {
	s := unwell(t)
	ctx := t.Context()
	all, err := s.Sources(ctx)
	if err != nil {
		t.Fatal(err)
	}
	few, err := s.FirstSources(ctx, 3)
	if err != nil || len(few) != 3 {
		t.Fatalf("FirstSources(3) = %d sources, %v", len(few), err)
	}
	for i, want := range all {
		got, err := s.Source(ctx, want.ID)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("Source(%d) = %v, %v, want %v", want.ID, got, err, want)
		}
		if i < len(few) && fmt.Sprint(few[i]) != fmt.Sprint(want) {
			t.Errorf("FirstSources has %v, want %v", few[i], want)
		}
	}
	if _, err := s.Source(ctx, 8); !errors.Is(err, ErrNotFound) {
		t.Errorf("Source of a removed one = %v, want ErrNotFound", err)
	}
}

func TestSourceNamesAreThoseOfTheSources(t *testing.T) {
	s := unwell(t)
	all, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var want []SourceName
	for _, src := range all {
		want = append(want, SourceName{src.ID, src.Kind, src.Name, src.URL})
	}
	if got, err := s.SourceNames(t.Context()); err != nil || !slices.Equal(got, want) {
		t.Errorf("SourceNames = %v, %v, want %v", got, err, want)
	}
}

func TestSourcesWithLogin(t *testing.T) {
	s := unwell(t)
	if _, err := s.db.ExecContext(t.Context(), `UPDATE sources SET login = 'miriam' WHERE name IN ('well', 'removed')`); err != nil {
		t.Fatal(err)
	}
	got, err := s.SourcesWithLogin(t.Context())
	if err != nil || len(got) != 1 || got[0].Name != "well" || got[0].Health.State != Well {
		t.Errorf("SourcesWithLogin = %v, %v, want the well one alone", got, err)
	}
}

// TestAStartReadsNoSourceForNothing wants what each start asks of the sources
// to be answered along indexes, however many there are.
func TestAStartReadsNoSourceForNothing(t *testing.T) {
	s := opened(t)
	for name, query := range map[string]string{
		"count":     `SELECT count(*) FROM sources WHERE removed_at IS NULL`,
		"troubled":  `SELECT source_id, gone, rest FROM feeds WHERE role <> 'thread' AND (gone = 1 OR rest = 1 OR failures > 0)`,
		"stopped":   `SELECT id FROM sources WHERE stopped_at IS NOT NULL`,
		"login":     selectSources + ` WHERE removed_at IS NULL AND login <> '' ORDER BY id`,
		"last sync": `SELECT coalesce(max(pulled_at), 0) FROM feeds`,
	} {
		got := plan(t, s, query)
		if !strings.Contains(got, "INDEX") || strings.Contains(got, "TEMP B-TREE") {
			t.Errorf("%s is answered by\n%s", name, got)
		}
	}
}
