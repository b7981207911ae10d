# SPDX-License-Identifier: Apache-2.0
"""A program in a terminal of its own: keys go in, and what stands on its screen is read."""
import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPE = re.compile(rb"\x1b(?:\[([?>=]?)([0-9;]*)([@-~])|[()][0-9A-B]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>78cDEHM])")


class Screen:
    def __init__(self, command, environment, columns=160, rows=40):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.pending = b""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment | {"TERM": "xterm-256color"})
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.cells)

    def wait(self, pattern, seconds=30):
        """Until the pattern stands on the screen: its match, or nothing when it does not come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.text(), re.MULTILINE)
            if found:
                return found
            if not self.read(0.2):
                break
        return re.search(pattern, self.text(), re.MULTILINE)

    def read(self, seconds):
        """False: the program has ended."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.show(piece)
        return bool(piece)

    def close(self):
        """Its exit code; a program that has not ended is stopped."""
        end = time.monotonic() + 5
        while time.monotonic() < end and self.read(0.2):
            pass
        done, status = os.waitpid(self.process, os.WNOHANG)
        if not done:
            os.kill(self.process, signal.SIGKILL)
            _, status = os.waitpid(self.process, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)

    # --- what a full-screen program writes: positions, text, erasing; colours do not matter ---

    def show(self, piece):
        data, at = self.pending + piece, 0
        self.pending = b""
        while at < len(data):
            if data[at] == 0x1B:
                sequence = ESCAPE.match(data, at)
                if not sequence and len(data) - at < 64:  # not all of it has come
                    self.pending = data[at:]
                    return
                at = sequence.end() if sequence else at + 1
                if sequence and sequence.group(3):
                    self.control(sequence)
                continue
            end = data.find(b"\x1b", at)
            end = len(data) if end < 0 else end
            self.write(self.decoder.decode(data[at:end]))
            at = end

    def control(self, sequence):
        mark, last = sequence.group(1), sequence.group(3)
        numbers = [int(word) for word in sequence.group(2).split(b";") if word]
        first = numbers[0] if numbers else 0
        if last == b"n" and first == 6:
            os.write(self.terminal, f"\x1b[{self.row + 1};{self.column + 1}R".encode())
        elif last == b"c" and mark == b"":
            os.write(self.terminal, b"\x1b[?62;22c")
        elif last in b"Hf" and not mark:
            self.row = (first or 1) - 1
            self.column = (numbers[1] if len(numbers) > 1 else 1) - 1
        elif last == b"J":
            self.cells = [[" "] * self.columns for _ in range(self.rows)]
        elif last == b"K" and self.row < self.rows:
            self.cells[self.row][self.column:] = [" "] * (self.columns - self.column)
        elif last in b"CD":
            self.column += (first or 1) * (1 if last == b"C" else -1)
        elif last == b"X" and self.row < self.rows:
            self.cells[self.row][self.column:self.column + first] = [" "] * first

    def write(self, text):
        for sign in text:
            if sign == "\r":
                self.column = 0
            elif sign == "\n":
                self.row += 1
            elif sign == "\b":
                self.column -= 1
            elif sign >= " " and self.row < self.rows and self.column < self.columns:
                self.cells[self.row][self.column] = sign
                self.column += 1
