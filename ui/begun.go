package ui

// begun are sheets that were left while something was typed on them, by what
// they are about: going back loses nothing as long as tend runs.
type begun map[string]dialog

// leave remembers a sheet on which something was typed, else forgets what was
// typed about the same before.
func (e *env) leave(about string, d dialog, typed bool) {
	if !typed {
		e.finished(about)
		return
	}
	if e.begun == nil {
		e.begun = begun{}
	}
	e.begun[about] = d
}

// finished forgets what was typed about something: it is kept, or it is gone.
func (e *env) finished(about string) { delete(e.begun, about) }
