"""Started in Chromium's place: takes the network from its own process and then becomes Chromium.

What is given up here is given up for all that Chromium starts, and no page, script or flaw of Chromium gets
it back:

- with ``--namespace SOCKET`` the process gets user and network namespaces of its own (user_namespaces(7),
  network_namespaces(7)). In there is a loopback and nothing else; what listens on its port 1080 is handed to
  the gateway through the Unix socket SOCKET. Root is an ordinary user in there, so that Chromium's own
  sandbox, which refuses root, can be on.
- with ``--streams-only`` a filter (seccomp(2)) refuses every socket but TCP, Unix and netlink ones: no
  datagram, so no QUIC, no STUN, no mDNS, no DNS; no packet socket, no vsock of a virtual machine.

It is run as a file, by an isolated Python without site-packages, and imports nothing of the project. It ends
with a line on stderr and exit code 1 where the system does not grant what was asked for.
"""

import ctypes
import fcntl
import os
import platform
import socket
import struct
import sys
from pathlib import Path

PORT = 1080
_ROOT_WITHIN = 1000  # any but 0
# linux/sched.h, linux/sockios.h, net/if.h, linux/prctl.h, linux/seccomp.h, linux/filter.h
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_GREATER, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
# linux/audit.h and asm/unistd.h: the architecture, the number of socket(2).
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
# It makes sockets too, past every filter; the number is the same everywhere.
_IO_URING_SETUP = 425
_X32 = 0x40000000  # calls of the x32 ABI have numbers of their own from here on


def enter_namespace(hand_over_at: str) -> None:
    """Leave the machine's network, but for what the gateway accepts at the socket that it is handed.

    Raises OSError: the system grants no namespaces.
    """
    user, group = os.geteuid(), os.getegid()
    _call(_libc().unshare(_NEW_USER | _NEW_NETWORK))
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{user or _ROOT_WITHIN} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{group or _ROOT_WITHIN} {group} 1", "ascii")
    _start_loopback()
    listening = socket.create_server(("127.0.0.1", PORT), backlog=128)
    with listening, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as gateway:
        gateway.connect(hand_over_at)
        socket.send_fds(gateway, [b"\0"], [listening.fileno()])


def _start_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh22x", b"lo", 0)
        (flags,) = struct.unpack_from("h", fcntl.ioctl(any_socket, _GET_FLAGS, request), 16)
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh22x", b"lo", flags | _UP))


def allow_streams_only() -> None:
    """Refuse every later socket but TCP, Unix and netlink ones, here and in all children.

    Raises OSError: no such filter here, or not for this machine.
    """
    if platform.machine() not in _MACHINES:
        raise OSError(f"no filter for {platform.machine()}")
    code = b"".join(struct.pack("HBBI", *step) for step in _filter(*_MACHINES[platform.machine()]))
    kept = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(kept))
    _call(_libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _call(_libc().prctl(_SET_SECCOMP, _FILTER, ctypes.create_string_buffer(program, len(program)), 0, 0))


def _filter(architecture: int, socket_call: int) -> list[tuple[int, int, int, int]]:
    """The steps of the filter (operation, steps to skip if true, if false, value) over ``seccomp_data``:
    number of the call at byte 0, architecture at 4, its first arguments at 16 and 24.
    """
    not_allowed, no_such_call, allowed = 14, 15, 16

    def when(operation: int, at: int, value: int, then: int, otherwise: int) -> tuple[int, int, int, int]:
        return operation, then - at - 1, otherwise - at - 1, value

    return [
        (_LOAD, 0, 0, 4),
        when(_JUMP_IF_EQUAL, 1, architecture, 2, no_such_call),
        (_LOAD, 0, 0, 0),
        when(_JUMP_IF_GREATER, 3, _X32, no_such_call, 4),
        when(_JUMP_IF_EQUAL, 4, _IO_URING_SETUP, no_such_call, 5),
        when(_JUMP_IF_EQUAL, 5, socket_call, 6, allowed),
        (_LOAD, 0, 0, 16),
        when(_JUMP_IF_EQUAL, 7, socket.AF_UNIX, allowed, 8),
        when(_JUMP_IF_EQUAL, 8, 16, allowed, 9),  # AF_NETLINK: what interfaces there are
        when(_JUMP_IF_EQUAL, 9, socket.AF_INET, 11, 10),
        when(_JUMP_IF_EQUAL, 10, socket.AF_INET6, 11, not_allowed),
        (_LOAD, 0, 0, 24),
        (_AND, 0, 0, 0xF),  # without SOCK_NONBLOCK, SOCK_CLOEXEC
        when(_JUMP_IF_EQUAL, 13, socket.SOCK_STREAM, allowed, not_allowed),
        (_RETURN, 0, 0, _ERROR | 13),  # EACCES
        (_RETURN, 0, 0, _ERROR | 38),  # ENOSYS
        (_RETURN, 0, 0, _ALLOW),
    ]


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def main(arguments: list[str]) -> None:
    """``[--namespace SOCKET] [--streams-only] -- PROGRAM …``; does not return."""
    end = arguments.index("--")
    given, program = arguments[:end], arguments[end + 1 :]
    try:
        if "--namespace" in given:
            enter_namespace(given[given.index("--namespace") + 1])
        if "--streams-only" in given:
            allow_streams_only()
        os.execv(program[0], program)  # noqa: S606 - a list, and no shell would pass the pipes on
    except OSError as error:
        sys.exit(f"Chromium is not started: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
