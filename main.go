// Command tend is one desk for a community's posts, comments and follow-ups.
package main

func main() {}
