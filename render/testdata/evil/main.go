// Evil is a layout worker that misbehaves in the way its own file name says.
// Up to its fault it speaks the worker's protocol and lays every graph out in
// one long line.
package main

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

func main() {
	fault := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	switch fault {
	case "silent":
		hang()
	case "stillborn":
		os.Stderr.WriteString("panic: compilationcache: invalid header\n")
		os.Exit(2)
	case "stranger":
		send(0, 0, 0, "Content-Type: text/html")
	default:
		send(0, 0, 0, "honelayout 1")
	}
	for {
		var head [8]byte
		if _, err := io.ReadFull(os.Stdin, head[:]); err != nil {
			return
		}
		dot := make([]byte, binary.BigEndian.Uint32(head[4:]))
		if _, err := io.ReadFull(os.Stdin, dot); err != nil {
			return
		}
		answer(fault, binary.BigEndian.Uint32(head[:4]), string(dot))
	}
}

func hang() {
	for {
		if _, err := io.ReadAll(os.Stdin); err == nil {
			select {}
		}
	}
}

func answer(fault string, sequence uint32, dot string) {
	if dot == "" {
		send(sequence, 0, 0, "")
		return
	}
	switch fault {
	case "hang":
		hang()
	case "die":
		os.Exit(3)
	case "killed":
		self, _ := os.FindProcess(os.Getpid())
		_ = self.Kill()
		select {}
	case "refuse":
		send(sequence, 2, 0, "parse graph: syntax error in line 1")
	case "stale":
		send(sequence-1, 1, 0, geometry(fault, dot))
	case "huge":
		os.Stdout.Write([]byte{0, 0, 0, byte(sequence), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255})
		hang()
	case "cut":
		frame := binary.BigEndian.AppendUint32([]byte{0, 0, 0, byte(sequence), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 1000)
		os.Stdout.Write(append(frame, "{\"objects\""...))
		os.Exit(0)
	case "flood":
		for {
			os.Stdout.WriteString("\xff\x00flood")
		}
	case "chatter":
		send(sequence, 1, 0, geometry(fault, dot))
		send(sequence, 1, 0, geometry(fault, dot))
	case "fat":
		send(sequence, 1, 1<<40, geometry(fault, dot))
	case "empty":
		send(sequence, 1, 0, "")
	case "html":
		send(sequence, 1, 0, "<html>")
	case "null":
		send(sequence, 1, 0, "null")
	default:
		send(sequence, 1, 0, geometry(fault, dot))
	}
}

func send(sequence, status uint32, memory uint64, body string) {
	frame := binary.BigEndian.AppendUint32(nil, sequence)
	frame = binary.BigEndian.AppendUint32(frame, status)
	frame = binary.BigEndian.AppendUint64(frame, memory)
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(body)))
	os.Stdout.Write(append(frame, body...))
}

var (
	node = regexp.MustCompile(`(?m)^n(\d+) \[width=([\d.]+),height=([\d.]+)\]`)
	edge = regexp.MustCompile(`(?m)^n(\d+)->n(\d+)`)
)

type object struct {
	Number int    `json:"_gvid"`
	Name   string `json:"name"`
	Pos    string `json:"pos"`
	Width  string `json:"width"`
	Height string `json:"height"`
}

type line struct {
	Tail int `json:"tail"`
	Head int `json:"head"`
}

// geometry lays the nodes out from top to bottom in the order of the text, and
// spoils the answer as the fault says.
func geometry(fault, dot string) string {
	var objects []object
	var lines []line
	nodes := node.FindAllStringSubmatch(dot, -1)
	height := 400 * len(nodes)
	for i, m := range nodes {
		number, _ := strconv.Atoi(m[1])
		y := height - 400*i - 200
		objects = append(objects, object{number, "n" + m[1], "500," + strconv.Itoa(y), m[2], m[3]})
	}
	for _, m := range edge.FindAllStringSubmatch(dot, -1) {
		tail, _ := strconv.Atoi(m[1])
		head, _ := strconv.Atoi(m[2])
		lines = append(lines, line{tail, head})
	}
	box := "0,0,1000," + strconv.Itoa(height)
	switch fault {
	case "fewer-nodes":
		objects = objects[1:]
	case "more-nodes":
		objects = append(objects, object{99, "n99", "500,10", "1", "1"})
	case "same-node":
		objects[1] = objects[0]
	case "other-names":
		objects[0].Name = "x"
	case "fewer-edges":
		lines = lines[1:]
	case "other-edges":
		lines[0].Tail, lines[0].Head = lines[0].Head, lines[0].Tail
	case "nan":
		objects[0].Pos = "nan,200"
	case "infinite":
		objects[0].Pos = "inf,-inf"
	case "no-place":
		objects[0].Pos = ""
	case "outside":
		objects[len(objects)-1].Pos = "500,-9000"
	case "far-away":
		objects[0].Pos = "1e300,200"
	case "sizes":
		objects[0].Width = "0.1"
	case "overlap":
		objects[len(objects)-1].Pos = objects[0].Pos
	case "backward":
		objects[0].Pos, objects[1].Pos = objects[1].Pos, objects[0].Pos
	case "nan-box":
		box = "0,0,nan,nan"
	case "no-box":
		box = ""
	case "inside-out":
		box = "1000,1000,0,0"
	}
	text, _ := json.Marshal(map[string]any{"bb": box, "objects": objects, "edges": lines})
	return string(text)
}
