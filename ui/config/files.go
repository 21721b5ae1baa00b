package config

import (
	"path/filepath"

	"github.com/adrg/xdg"
)

// Files are where tend keeps what is the volunteer's.
type Files struct {
	Config string // config.toml, written by the volunteer
	Cache  string // tend.db
	Log    string // tend.log
}

// Locate returns where the files are: all in the folder home, which is
// $TEND_HOME, or if that is empty in the folders that the system has for such
// files. It creates nothing.
func Locate(home string) Files {
	config, data, state := home, home, home
	if home == "" {
		config = filepath.Join(xdg.ConfigHome, "tend")
		data = filepath.Join(xdg.DataHome, "tend")
		state = filepath.Join(xdg.StateHome, "tend")
	}
	return Files{
		Config: filepath.Join(config, "config.toml"),
		Cache:  filepath.Join(data, "tend.db"),
		Log:    filepath.Join(state, "tend.log"),
	}
}
