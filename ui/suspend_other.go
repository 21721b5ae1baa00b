//go:build !unix

package ui

import tea "charm.land/bubbletea/v2"

// watchStops is for systems on which shells stop programs.
func (d *desk) watchStops() tea.Cmd { return nil }

// stop does nothing where no shell could let tend go on.
func stop() {}

// orphaned reports that nobody could let tend go on if it stopped.
func orphaned() bool { return true }
