// Command tend is one desk for a community's posts, comments and follow-ups.
package main

import (
	"os"

	"tend/ui/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:]))
}
