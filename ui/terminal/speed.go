package terminal

// slowest is the highest speed, in baud, of a line that is slow. Windows and
// sessions that have no line of their own say 38,400.
const slowest = 19_200

// SlowLine returns how many bytes a second a terminal's line takes, if it is a
// slow one; else 0. It is the speed that stty shows: that of a serial line, of
// the terminal at the other end of SSH, or what the volunteer has set by stty.
func SlowLine(fd uintptr) int {
	speed := baud(fd)
	if speed <= 0 || speed > slowest {
		return 0
	}
	return max(1, speed/10) // eight bits, one that begins and one that ends
}
