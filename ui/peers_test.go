package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// peersAsked is what users of programs like tend asked for or suffered from,
// and the tests that show how it is here. A folder stands before its tests.
func peersAsked() map[string]string {
	return map[string]string{
		"undo of a slip over many, one step, with redo, after a restart too": "ui/uitest: TestWhatWasDoneIsThereNextTime store: TestUndoAndRedoGoBackAndForth TestUndoBatchTakesBackWhatIsFurtherDown ui: TestUndoInTimeSendsNothing",
		"destructive keys ask, and another key answers":                      "ui: TestQuestionTakesNoOtherAnswer TestAboveTwentyIsAskedFirst ui/keyboard: TestEveryKeyMeansOneThingInEachPlace",
		"all obeys the filter, also while a sync runs":                       "ui: TestAllOfASearchObeysItsFilter TestAllObeysTheFilterWhileASyncRuns TestAllInTheViewAreSelectedAlsoUnread",
		"nothing vanishes or jumps under the cursor":                         "ui: TestActElsewhereIsSeenWithoutAJump TestNewCommentsWaitForTheNextMove TestScrolledListIsReadAgainInPlace",
		"start, filters and lists stay quick as the cache grows":             "store: TestListsReadOnePage TestManySourcesAreLookedAtFromBothEnds TestShortWordsAreLookedUpWhole TestFindingOnceFindsTheSame TestTheDeskIsDerivedByKeys",
		"a sync blocks nothing and crashes nothing":                          "ui: TestSyncIsFollowedWhileTheListStaysUsable feeds: TestOneBrokenSourceSpoilsNothing TestSlowHostDelaysNobodyElse",
		"conditional from the first request on, polite to hosts":             "feeds: TestSyncStoresAndTells feeds/rss: TestPullHandsOverItemsWithValidators feeds/web: TestGetAsksHonestlyAndConditionally TestGetIsPoliteToHosts",
		"failing feeds are seen, with the reason":                            "store: TestHealthNamesTheWorstFeed feeds: TestFailingFeedsBackOff ui/demo: TestSourcesAreWellFailingAndResting",
		"nothing comes back or doubles":                                      "store: TestSaveAgainWritesNothing TestTheSamePostOfTwoSourcesIsShownOnce TestThreeRenderingsAreNoEdit feeds: TestThreeRenderingsOfACommentReopenNothing",
		"emoji, wide letters and odd spaces break no column":                 "ui: TestOddTextBreaksNoBorder ui/uitest: TestHostileTextMovesNoColumn feeds/web: TestFilteredEmojiHaveOneWidth",
		"done and on, in bulk and ranges; what waits stays findable":         "ui: TestDeskAfterAnAct TestSelectionIsLetGoWithTheAct ui/query: TestQueriesNarrowItems",
		"help and palette run what they list; keys for every layout, all rebindable": "ui: TestHelpFindsByWordAndByKey TestHelpRunsWhatIsChosen TestPaletteFindsByBeginningsAndInside " +
			"TestVerbsAreReachedOnOtherLayouts TestNobodyComparesKeysButTheRegistry ui/keyboard: TestChoiceReplacesTheKeysOfAVerb",
		"a first run without a file made by hand":                  "ui: TestFirstStartOffersTheSampleCommunity ui/uitest: TestFirstSourceIsFoundChosenAndSynced ui/config: TestFilesAreInOneFolderOrTheSystems TestLoadWithoutAFileIsGood",
		"the command line works while the desk is open":            "ui/cli: TestActsOfManyProcessesDuringASyncAreAllKept store: TestActsInAnotherProcess ui: TestActElsewhereIsSeenWithoutAJump",
		"light, dim and few colours, colour-blind eyes, no screen": "ui/theme: TestEveryTokenCanBeRead TestSixteenColoursCanBeRead TestWithoutColourWeightAndLinesStay ui/linear: TestAnEveningReadsAsPlainText TestALongEveningReadsAsPlainText TestKeysAreReadSinglyAtATerminal",
		"no database read for a key":                               "ui: TestAKeyNeedsNothingOfTheCache TestNothingTicksWhenNothingIsOnItsWay",
		"a source is found by its name":                            "ui: TestPaletteGoesToASourceByItsName ui/query: TestTypingIsCompleted",
	}
}

// TestWhatPeersWereAskedForIsTested wants every point to be shown by tests that
// are there.
func TestWhatPeersWereAskedForIsTested(t *testing.T) {
	points := peersAsked()
	if len(points) != 17 {
		t.Errorf("%d points, want 17", len(points))
	}
	known := map[string]string{} // the tests of a folder
	for point, tests := range points {
		folder := ""
		for word := range strings.FieldsSeq(tests) {
			if name, ok := strings.CutSuffix(word, ":"); ok {
				folder = name
				continue
			}
			if known[folder] == "" {
				known[folder] = testsIn(t, filepath.Join("..", folder))
			}
			if !strings.Contains(known[folder], "\nfunc "+word+"(") {
				t.Errorf("%s: there is no %s in %s", point, word, folder)
			}
		}
	}
}

// testsIn returns the text of all tests in a folder.
func testsIn(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s has no tests, %v", folder, err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func TestAllObeysTheFilterWhileASyncRuns(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	typeIn(t, a, "is:held")
	play(t, a, "enter")
	_, sync := a.Update(pressed("R")) // goes on; nothing of it has come yet
	play(t, a, "X")
	settleAll(t, a, sync)
	if len(a.comments.marked) == 0 || len(a.comments.marked) > a.comments.total {
		t.Fatalf("%d are selected of %d", len(a.comments.marked), a.comments.total)
	}
	for id := range a.comments.marked {
		it, err := d.Store.Item(t.Context(), id)
		if err != nil || it.Kind != store.KindComment || it.State != store.Held {
			t.Errorf("%s is selected, which the filter does not show (%v)", it.Excerpt, err)
		}
	}
}

// TestAKeyNeedsNothingOfTheCache wants the frame after a key to be there
// without an answer of the cache: not one of the commands is carried out.
func TestAKeyNeedsNothingOfTheCache(t *testing.T) {
	a, s := crowd(t, 60)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := frameOf(a)
	for i, key := range []string{"j", "j", "k", "j", "x", "j", "V", "j", "G", "g"} {
		a.Update(pressed(key))
		frame := frameOf(a)
		if frame == before {
			t.Errorf("key %d, %s, changes nothing on the screen", i, key)
		}
		before = frame
	}
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	if frameOf(a) == before {
		t.Error("a wider window shows the same")
	}
}
