package ui

import tea "charm.land/bubbletea/v2"

type (
	searchLine struct{ on, typing bool }
	reader     struct{}
	again      struct{}
	clock      struct{}
)

func (clock) set(*app) tea.Cmd { return nil }

func (a *app) resize(w, h int) tea.Cmd {
	a.width, a.height = w, h
	a.layout = newLayout(shape{width: w, height: h, focus: a.focus, reading: a.reading})
	return nil
}
func (a *app) settle() tea.Cmd                    { return nil }
func (a *app) updateDesk(tea.Msg) tea.Cmd         { return nil }
func (a *app) typeSearch(tea.KeyPressMsg) tea.Cmd { return nil }
func (a *app) pasteSearch(tea.PasteMsg) tea.Cmd   { return nil }
func (a *app) endSearch() tea.Cmd                 { return nil }
func (a *app) tabLine() string                    { return "" }
func (a *app) progressBar() *tea.ProgressBar      { return nil }
func (a *app) noItem() string                     { return "" }
func (a *app) noMember() string                   { return "" }
func (a *app) noURL() string                      { return "" }
func (a *app) noTask() string                     { return "" }
func (a *app) noAbout() string                    { return "" }
func (a *app) noRepeat() string                   { return "" }
func (a *app) done() tea.Cmd                      { return nil }
func (a *app) wait() tea.Cmd                      { return a.open(newWaiting(a.env, nil)) }
func (a *app) addTask() tea.Cmd                   { return a.open(newTask(a.env, nil)) }
func (a *app) note() tea.Cmd                      { return nil }
func (a *app) toggle() tea.Cmd                    { return nil }
func (a *app) selectRange() tea.Cmd               { return nil }
func (a *app) selectAll() tea.Cmd                 { return nil }
func (a *app) member() tea.Cmd                    { return a.open(newMember(a.env, 0)) }
func (a *app) browse() tea.Cmd                    { return nil }
func (a *app) chooseLink() tea.Cmd                { return nil }
func (a *app) copyLink() tea.Cmd                  { return nil }
func (a *app) repeat() tea.Cmd                    { return nil }
func (a *app) changeOrder() tea.Cmd               { return nil }
func (a *app) finishTask() tea.Cmd                { return nil }
func (a *app) editTask() tea.Cmd                  { return nil }
func (a *app) dateTask() tea.Cmd                  { return nil }
func (a *app) deleteTask() tea.Cmd                { return nil }
func (a *app) enter() tea.Cmd                     { return nil }
func (a *app) undo() tea.Cmd                      { return nil }
func (a *app) redo() tea.Cmd                      { return nil }
func (a *app) startSearch() tea.Cmd               { return nil }
func (a *app) sync() tea.Cmd                      { return nil }
func (a *app) showSources() tea.Cmd               { return a.open(newSourcesPage(a.env)) }
func (a *app) showJournal() tea.Cmd               { return a.open(newJournal(a.env)) }
func (a *app) showHelp() tea.Cmd                  { return a.open(newHelp(a.env, a)) }
func (a *app) redraw() tea.Cmd                    { return tea.ClearScreen }
func (a *app) quit() tea.Cmd                      { return tea.Quit }
func (a *app) down() tea.Cmd                      { return nil }
func (a *app) up() tea.Cmd                        { return nil }
func (a *app) first() tea.Cmd                     { return nil }
func (a *app) last() tea.Cmd                      { return nil }
func (a *app) halfDown() tea.Cmd                  { return nil }
func (a *app) halfUp() tea.Cmd                    { return nil }
func (a *app) next() tea.Cmd                      { return nil }
func (a *app) previous() tea.Cmd                  { return nil }
func (a *app) fold() tea.Cmd                      { return nil }
func (a *app) unfold() tea.Cmd                    { return nil }
func (a *app) nextPane() tea.Cmd                  { return nil }
func (a *app) previousPane() tea.Cmd              { return nil }
func (a *app) focusPosts() tea.Cmd                { return nil }
func (a *app) focusComments() tea.Cmd             { return nil }
func (a *app) focusTasks() tea.Cmd                { return nil }
func (a *app) back() tea.Cmd                      { return nil }
