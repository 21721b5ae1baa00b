package store

import (
	"hash/fnv"
	"math"
	"strings"
)

// The print of a text is a few of the numbers that its runs of words give, for
// each of printHashes ways to shuffle them the lowest. Two texts agree in each
// with the chance of two runs being in both of them (MinHash), so that one that
// was changed a little still agrees in most.
const (
	printHashes = 6
	printAgree  = 4 // so many of them make two texts nearly the same
	printRun    = 3 // words
	printLeast  = 6 // a shorter text says what many say: thanks, when, where
)

// printOf returns the print of a text in plain words; nil if it is too short to
// be told from others.
func printOf(plain string) []int64 {
	words := strings.Fields(plain)
	if len(words) < printLeast {
		return nil
	}
	lowest := make([]uint64, printHashes)
	for i := range lowest {
		lowest[i] = math.MaxUint64
	}
	for i := 0; i+printRun <= len(words); i++ {
		run := fnv.New64a()
		for _, word := range words[i : i+printRun] {
			run.Write([]byte(word))
			run.Write([]byte{' '})
		}
		for j := range lowest {
			lowest[j] = min(lowest[j], shuffle(run.Sum64(), uint64(j)))
		}
	}
	print := make([]int64, printHashes)
	for j, low := range lowest {
		print[j] = int64(low>>3<<3 | uint64(j)) // the way is part of the number
	}
	return print
}

// shuffle is one of many ways to number runs anew (the finalizer of SplitMix64).
func shuffle(n, way uint64) uint64 {
	n += (way + 1) * 0x9E3779B97F4A7C15
	n = (n ^ n>>30) * 0xBF58476D1CE4E5B9
	n = (n ^ n>>27) * 0x94D049BB133111EB
	return n ^ n>>31
}
