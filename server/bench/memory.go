package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// peakMB is the largest amount of memory that a process has held; 0 is this one. It is 0 where the system does not tell.
func peakMB(pid int) float64 {
	self := "self"
	if pid != 0 {
		self = strconv.Itoa(pid)
	}
	status, err := os.ReadFile(filepath.Join("/proc", self, "status"))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
			return float64(kb) / 1024
		}
	}
	return 0
}

// ticks is the length of the system's unit of processor time.
const ticks = time.Second / 100

// processorTime is what a process and its finished children have used.
func processorTime(pid int) time.Duration {
	stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return 0
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	var sum time.Duration
	for _, i := range []int{11, 12} { // user and system, counted after the name
		n, _ := strconv.Atoi(string(fields[i]))
		sum += time.Duration(n) * ticks
	}
	return sum
}

// processorTimeOf sums that of all processes with the name, such as the servers of a database.
func processorTimeOf(name string) (sum time.Duration) {
	names, _ := filepath.Glob("/proc/[0-9]*/comm")
	for _, path := range names {
		if comm, err := os.ReadFile(path); err == nil && strings.TrimSpace(string(comm)) == name {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			sum += processorTime(pid)
		}
	}
	return sum
}

// forgetPeak makes the peak of this process begin anew, after memory that is free was given back.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // proc(5): 5 resets VmHWM
}
