package config

import "strings"

// nearest returns the name that somebody who wrote word probably meant, or "".
// Up to two letters may be wrong, or one of a short word.
func nearest(word string, names []string) string {
	word = strings.ToLower(word)
	best, least := "", min(2, max(1, len(word)/3))+1
	for _, name := range names {
		if n := distance(word, name); n < least {
			best, least = name, n
		}
	}
	return best
}

// distance is how many letters have to be put in, taken out, replaced, or
// swapped with the next, to make one word of another.
func distance(a, b string) int {
	if len(a) > len(b)+2 || len(b) > len(a)+2 {
		return 3
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			n := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				n++
			}
			n = min(n, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, rows[i-2][j-2]+1)
			}
			rows[i][j] = n
		}
	}
	return rows[len(a)][len(b)]
}
