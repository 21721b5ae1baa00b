package config

import (
	"net/url"
	"time"

	"tend/ui/theme"
)

// settings are the rows outside any table, in the order of a new config.toml.
func settings() []Setting {
	return []Setting{
		row("language", `"auto"`, "settings.doc_language").
			oneOf(func(c *Config) *string { return &c.Language }, "auto", "en", "de"),
		example("name", `"Miriam"`, "settings.doc_name").
			words(func(c *Config) *string { return &c.Name }),
		row("theme", `"auto"`, "settings.doc_theme").
			oneOf(func(c *Config) *string { return &c.Theme }, theme.Names()...),
		row("glyphs", `"auto"`, "settings.doc_glyphs").
			oneOf(func(c *Config) *string { return &c.Glyphs }, "auto", "unicode", "ascii"),
		row("ambiguous", `"narrow"`, "settings.doc_ambiguous").
			oneOf(func(c *Config) *string { return &c.Ambiguous }, "narrow", "wide"),
		row("reduce_motion", "false", "settings.doc_reduce_motion").
			flag(func(c *Config) *bool { return &c.ReduceMotion }),
		row("cursor", `"hidden"`, "settings.doc_cursor").
			oneOf(func(c *Config) *string { return &c.Cursor }, "hidden", "visible"),
		row("mouse", "false", "evening.doc_mouse").
			flag(func(c *Config) *bool { return &c.Mouse }),
		row("sync_every", `"off"`, "evening.doc_sync_every").
			often(func(c *Config) *time.Duration { return &c.SyncEvery }),
		row("bell", "false", "evening.doc_bell").
			flag(func(c *Config) *bool { return &c.Bell }),
		row("late", `"3 d"`, "settings.doc_late").
			span(func(c *Config) *time.Duration { return &c.Late }, `"3 d", "12 h"`),
		example("secret_command", `"pass show tend/$TEND_USER"`, "settings.doc_secret_command").
			words(func(c *Config) *string { return &c.SecretCommand }),
		example("proxy", `"http://proxy.example:3128"`, "settings.doc_proxy").
			address(func(c *Config) **url.URL { return &c.Proxy }),
	}
}
