"""The filter's answers: by a machine of our own, beside libseccomp's filter, by the kernel."""

import ctypes
import ctypes.util
import itertools
import os
import struct
import tempfile

import pytest
from nnkit import syscalls
from nnkit.box import kernel, seccomp

ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OTHER = {"x86_64": "aarch64", "aarch64": "x86_64"}
ALLOW, EPERM, ENOSYS = 0x7FFF0000, 0x00050001, 0x00050026
NOTIFY, KILL = 0x7FC00000, 0x80000000
ANSWERS = {
    "allow": ALLOW,
    "pretend": 0x00050000,
    "unsupported": 0x0005005F,
    "refuse": EPERM,
    "absent": ENOSYS,
    "end": NOTIFY,
}
PID = 4321
LIBRARY = ctypes.util.find_library("seccomp")
# What the conditions ask for, one off, and the same in the upper half of an argument.
ARGUMENTS = sorted(
    {0, 1, 2, 3, 4, 8, 10, 15, 16, 17, 1024, 1026, 0x10000, 0x5401, 0x5413, 0x5412, PID, PID + 1,
     0x80001, 0x80802, 0x3D0F00, 1 << 32, (1 << 32) | 1, (1 << 32) | 8, (1 << 32) | PID, 2**64 - 1}
)  # fmt: skip


def run(instructions, machine, number, arguments=(0,) * 6):
    """Does what the kernel does with a filter, for the instructions that ours and theirs use."""
    data = struct.pack("<iIQ6Q", number, ARCHES[machine], 0, *arguments)
    at = value = 0
    while True:
        code, true, false, k = instructions[at]
        at += 1
        if code == 0x20:
            value = struct.unpack_from("<I", data, k)[0]
        elif code == 0x54:
            value &= k
        elif code == 0x05:
            at += k
        elif code == 0x06:
            return k
        else:
            test = {0x15: value == k, 0x35: value >= k, 0x25: value > k, 0x45: bool(value & k)}
            at += true if test[code] else false


def unpack(code):
    return [struct.unpack_from("HBBI", code, at) for at in range(0, len(code), 8)]


def ours(machine, device="cpu"):
    return unpack(seccomp.assemble(device, machine).for_process(PID))


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_a_call_gets_the_answer_of_its_line(machine):
    program = ours(machine)

    for call in syscalls.read_table(machine):
        if not call.when:
            answer = run(program, machine, call.number, (2**64 - 1,) * 6)
            assert answer == ANSWERS[call.answer], call.name


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_a_call_without_a_line_is_absent(machine):
    program = ours(machine)
    known = {call.number for call in syscalls.read_table(machine)}

    others = [number for number in range(1200) if number not in known]

    assert {run(program, machine, number) for number in others} == {ENOSYS}


@pytest.mark.parametrize("machine", syscalls.MACHINES)
def test_calls_by_the_numbers_of_another_machine_kill(machine):
    program = ours(machine)

    assert run(program, OTHER[machine], 0) == KILL
    if machine == "x86_64":
        assert run(program, machine, 0x40000000) == KILL  # x32
        assert run(program, machine, -1) == KILL


CASES = [
    ("clone", [0x10000], ALLOW),
    ("clone", [0x11], EPERM),
    ("clone", [1 << 32], EPERM),
    ("kill", [PID], ALLOW),
    ("kill", [PID + 1], EPERM),
    ("kill", [0], EPERM),
    ("kill", [2**32 - 1], EPERM),
    ("tgkill", [PID], ALLOW),
    ("sendmsg", [3], ALLOW),
    ("sendmsg", [4], EPERM),
    ("socketpair", [1, 0x80001], ALLOW),
    ("socketpair", [1, 2], EPERM),  # datagrams can be sent to any name
    ("socketpair", [2, 1], EPERM),
    ("prlimit64", [0, 7, 0], ALLOW),
    ("prlimit64", [0, 7, 1], EPERM),
    ("prlimit64", [0, 7, 1 << 32], EPERM),  # an address, of which the lower half is zero
    ("prlimit64", [PID + 1, 7, 0], EPERM),
    ("prctl", [15], ALLOW),
    ("prctl", [4], EPERM),
    ("fcntl", [0, 1], ALLOW),
    ("fcntl", [0, 8], EPERM),
    ("fcntl", [0, (1 << 32) | 8], EPERM),  # the kernel reads the lower half
    ("ioctl", [0, 0x5401], ALLOW),
    ("ioctl", [0, 0x5412], EPERM),  # TIOCSTI
]


@pytest.mark.parametrize("machine", syscalls.MACHINES)
@pytest.mark.parametrize(("name", "arguments", "answer"), CASES, ids=str)
def test_arguments_are_looked_at(machine, name, arguments, answer):
    number = next(each.number for each in syscalls.read_table(machine) if each.name == name)

    filled = (*arguments, *[0] * (6 - len(arguments)))

    assert run(ours(machine), machine, number, filled) == answer


class Comparison(ctypes.Structure):
    """struct scmp_arg_cmp."""

    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    )


def rules_of(call):
    """What libseccomp is told of a call: lists of conditions, of which one has to hold whole."""
    equal, masked = 4, 7
    rules = [[]]
    for argument, signs in seccomp._CONDITION.findall(call.when):
        pairs = [(sign, _value(text)) for sign, text in seccomp._VALUE.findall(signs)]
        words = {"&": lambda n: (masked, n, n), "~": lambda n: (masked, 15, n)}
        ways = [words.get(sign, lambda n: (equal, n, 0))(number) for sign, number in pairs]
        rules = [
            [*rule, Comparison(int(argument), *way)] for rule, way in itertools.product(rules, ways)
        ]
    return rules


def _value(text):
    return PID if text == "pid" else int(text, 0)


@pytest.fixture(scope="module", params=syscalls.MACHINES)
def theirs(request):
    """The same policy as libseccomp assembles it, and the machine that it is for."""
    if LIBRARY is None:
        pytest.skip("libseccomp is not installed (apt install libseccomp2)")
    lib = ctypes.CDLL(LIBRARY)
    lib.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(lib.seccomp_init(ENOSYS))
    machine, arch = request.param, ARCHES[request.param]
    lib.seccomp_attr_set(context, 2, ctypes.c_uint32(KILL))  # for another machine's numbers
    assert lib.seccomp_arch_add(context, ctypes.c_uint32(arch)) in (0, -17)
    other = ARCHES[OTHER[machine]]
    assert lib.seccomp_arch_remove(context, ctypes.c_uint32(other)) in (0, -17)
    known = {each.name for each in comparable(machine) if _is_known(lib, arch, each.name)}
    for call in comparable(machine):
        resolved = lib.seccomp_syscall_resolve_name(call.name.encode())  # it translates by itself
        for rule in rules_of(call) if call.name in known and call.answer != "absent" else ():
            array = (Comparison * len(rule))(*rule)
            answer = ctypes.c_uint32(ANSWERS[call.answer])
            assert lib.seccomp_rule_add_array(context, answer, resolved, len(rule), array) == 0
    with tempfile.TemporaryFile() as file:
        assert lib.seccomp_export_bpf(context, file.fileno()) == 0
        file.seek(0)
        program = unpack(file.read())
    lib.seccomp_release(context)
    return program, machine


def _is_known(lib, arch, name):
    return lib.seccomp_syscall_resolve_name_arch(arch, name.encode()) >= 0


def comparable(machine):
    """The lines that libseccomp has words for: `none of these`, on one argument, it has not."""
    return [call for call in syscalls.read_table(machine) if "!" not in call.when]


def test_libseccomp_makes_the_same_of_the_table(theirs):
    """What does not fit a call's conditions falls to libseccomp's default, ours refuses it."""
    program, machine = theirs
    own = ours(machine)
    for call in comparable(machine):
        pairs = itertools.product(ARGUMENTS, repeat=2) if call.when else [(0, 0)]
        for first, more in pairs:
            filled = (first, more, more, 0, 0, 0)
            expected = run(program, machine, call.number, filled)
            if call.when and expected == ENOSYS:
                expected = EPERM
            assert run(own, machine, call.number, filled) == expected, (call.name, filled)


@pytest.fixture
def filtered(in_a_child):
    """Says what comes of an attempt in a child behind the filter."""

    def filtered(attempt):
        def work():
            kernel.give_up_new_privileges()
            seccomp.install(seccomp.assemble())
            try:
                return attempt()
            except OSError as error:
                return f"errno {error.errno}"

        return in_a_child(work)

    return filtered


def test_the_kernel_refuses_what_the_table_refuses(filtered):
    assert filtered(os.fork) == "errno 1"
    assert filtered(lambda: os.kill(os.getppid(), 0)) == "errno 1"
    assert filtered(lambda: os.kill(os.getpid(), 0)) == "None"


def test_the_kernel_has_not_what_the_table_has_not(filtered):
    assert filtered(lambda: kernel.syscall("clone3", 435, None, 0)) == "errno 38"


def test_without_the_filter_the_same_goes_through(in_a_child):
    assert in_a_child(lambda: os.kill(os.getppid(), 0)) == "None"


def test_a_program_has_the_process_number_where_it_belongs():
    one, other = (seccomp.assemble("cpu", "x86_64").for_process(pid) for pid in (1, 2))

    differing = [at for at in range(0, len(one), 8) if one[at : at + 8] != other[at : at + 8]]

    assert len(differing) == 2  # kill and tgkill
