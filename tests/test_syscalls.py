"""The table of system calls, held against libseccomp's own numbers."""

import ctypes
import ctypes.util

import pytest
from nnkit import syscalls
from nnkit.box import seccomp

ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
LIBRARY = ctypes.util.find_library("seccomp")


@pytest.fixture(scope="module")
def libseccomp():
    if LIBRARY is None:
        pytest.skip("libseccomp is not installed (apt install libseccomp2)")
    return ctypes.CDLL(LIBRARY)


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_numbers_are_those_that_libseccomp_knows(libseccomp, machine):
    resolve = libseccomp.seccomp_syscall_resolve_name_arch

    table = {each.name: each.number for each in syscalls.read_table(machine)}

    # A number below zero stands for a call that this machine does not have, or for one that is
    # newer than the library.
    theirs = {name: resolve(ARCHES[machine], name.encode()) for name in table}
    assert len([number for number in theirs.values() if number >= 0]) > 270
    assert table == {name: n if n >= 0 else table[name] for name, n in theirs.items()}


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_a_call_that_one_machine_has_is_not_forgotten_on_the_other(libseccomp, machine):
    resolve = libseccomp.seccomp_syscall_resolve_name_arch
    table = {each.name for each in syscalls.read_table(machine)}
    known = {each.name for each in syscalls.read_table("x86_64")}

    assert {name for name in known if resolve(ARCHES[machine], name.encode()) >= 0} <= table


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_each_line_has_an_answer_a_reason_and_a_number_of_its_own(machine):
    table = syscalls.read_table(machine)

    assert {each.answer for each in table} == set(seccomp._ANSWERS)
    assert all(each.reason for each in table)
    assert len({each.number for each in table}) == len({each.name for each in table}) == len(table)


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("end", {"ptrace", "io_uring_setup", "bpf", "perf_event_open", "keyctl", "mount", "unshare",
                 "userfaultfd", "process_vm_readv", "pidfd_getfd", "kcmp", "open_by_handle_at"}),
        ("refuse", {"socket", "fork", "vfork", "execve", "memfd_create", "shmget", "setpriority",
                    "inotify_init1", "chown", "setrlimit"}),
        ("absent", {"clone3", "openat2"}),
        ("pretend", {"chmod", "fchmodat", "utimensat"}),
        ("allow", {"read", "openat", "mmap", "futex", "exit_group", "getrandom"}),
    ],
)  # fmt: skip
def test_what_the_threats_name_has_its_answer(answer, names):
    table = {each.name: each.answer for each in syscalls.read_table("x86_64")}

    assert {table[name] for name in names} == {answer}


def test_what_is_allowed_with_conditions_is_little():
    conditional = {each.name for each in syscalls.read_table("x86_64") if each.when}

    assert conditional == {
        "clone", "fcntl", "getsockopt", "ioctl", "kill", "prctl", "prlimit64", "sendmsg",
        "socketpair", "tgkill",
    }  # fmt: skip


def test_for_a_gpu_its_device_may_be_asked():
    table = {each.name: each for each in syscalls.read_table("x86_64", "cuda")}

    assert (table["ioctl"].answer, table["ioctl"].when) == ("allow", "")
    assert table["ptrace"].answer == "end"


def test_a_number_has_its_name():
    number = next(each.number for each in syscalls.read_table() if each.name == "ptrace")

    assert syscalls.name_of(number) == "ptrace"
    assert syscalls.name_of(99999) == "number 99999"
