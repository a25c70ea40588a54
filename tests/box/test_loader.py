"""The student's file as a module: by path, from its own bytes, by real character sets only."""

import codecs
import importlib.util
import os
import py_compile
import sys

import pytest
from nnkit.box import loader


def write(folder, files):
    """Writes files, given as text or bytes, and gives the first one's place."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / next(iter(files))


def test_a_file_runs_as_the_module_of_its_name(tmp_path):
    path = write(tmp_path, {"net.py": "name, place = __name__, __file__"})

    module = loader.load_file(path)

    assert (module.name, module.place) == ("net", str(path))


def test_code_behind_main_does_not_run(tmp_path):
    path = write(tmp_path, {"net.py": "x = 1\nif __name__ == '__main__':\n    x = 2"})

    assert loader.load_file(path).x == 1


def test_what_a_file_raises_is_raised(tmp_path):
    path = write(tmp_path, {"net.py": "raise LookupError('here')"})

    with pytest.raises(LookupError):
        loader.load_file(path)


def test_a_class_finds_its_module(tmp_path):
    path = write(tmp_path, {"net.py": "import sys\nclass Net: pass\nhome = sys.modules['net']"})

    module = loader.load_file(path)

    assert module.home is module


def test_future_statements_of_the_grader_do_not_reach_the_file(tmp_path):
    path = write(tmp_path, {"net.py": "def f(x: int): pass\nkind = f.__annotations__['x']"})

    assert loader.load_file(path).kind is int


@pytest.mark.parametrize("coding", ["utf-8", "gbk", "gb18030", "big5", "latin-1", "cp1252"])
def test_a_coding_line_of_a_character_set_is_followed(tmp_path, coding):
    sign = "é" if coding in ("latin-1", "cp1252") else "和"
    text = f"# -*- coding: {coding} -*-\nx = '{sign}'"
    path = write(tmp_path, {"net.py": text.encode(coding)})

    assert loader.load_file(path).x == sign


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path):
    path = write(tmp_path, {"net.py": codecs.BOM_UTF8 + "x = '和'\r\ny = 2\r\n".encode()})

    module = loader.load_file(path)

    assert (module.x, module.y) == ("和", 2)


@pytest.mark.parametrize(
    "coding", ["rot13", "unicode_escape", "raw_unicode_escape", "utf-7", "punycode", "idna"]
)
@pytest.mark.parametrize("before", ["", "# the first line\n"])
def test_a_coding_line_that_hides_code_is_refused_at_its_line(tmp_path, coding, before):
    path = write(tmp_path, {"net.py": f"{before}# coding: {coding}\nx = 1"})

    with pytest.raises(SyntaxError) as caught:
        loader.load_file(path)

    assert caught.value.msg == f"the coding line names `{coding}`; save the file as UTF-8"
    assert caught.value.lineno == 1 + before.count("\n")


def test_a_coding_that_python_does_not_know_is_a_syntax_error(tmp_path):
    path = write(tmp_path, {"net.py": "# coding: no-such-thing\n"})

    with pytest.raises(SyntaxError, match="save the file as UTF-8"):
        loader.load_file(path)


@pytest.mark.parametrize("lines", [0, 1, 2])
def test_text_that_is_not_in_its_coding_is_a_syntax_error_at_its_line(tmp_path, lines):
    path = write(tmp_path, {"net.py": b"# well\n" * lines + "x = '和'".encode("gbk")})

    with pytest.raises(SyntaxError) as caught:
        loader.load_file(path)

    assert caught.value.lineno == lines + 1


def test_a_nul_byte_is_a_syntax_error(tmp_path):
    path = write(tmp_path, {"net.py": b"x = 1\n\0"})

    with pytest.raises(SyntaxError):
        loader.load_file(path)


def test_a_helper_beside_the_file_can_be_imported(tmp_path):
    path = write(tmp_path, {"net.py": "from tools import x", "tools.py": "x = 3"})

    assert loader.load_file(path).x == 3


def test_a_package_of_helpers_can_be_imported(tmp_path):
    files = {"net.py": "from lib.inner.tools import x", "lib/__init__.py": ""}
    path = write(
        tmp_path, {**files, "lib/inner/tools.py": "from ..one import x", "lib/one.py": "x = 4"}
    )

    assert loader.load_file(path).x == 4


@pytest.mark.parametrize("name", ["tools.py", "lib/tools.py"])
def test_the_bytecode_of_a_helper_is_never_read(tmp_path, name):
    module = name.removesuffix(".py").replace("/", ".")
    path = write(tmp_path, {"net.py": f"from {module} import x", name: "x = 'other!'"})
    helper = tmp_path / name
    times = (helper.stat().st_atime, helper.stat().st_mtime)
    cached = py_compile.compile(str(helper))  # of as many bytes, and of the same time
    write(tmp_path, {name: "x = 'source'"})
    os.utime(helper, times)
    assert cached == importlib.util.cache_from_source(str(helper))

    assert loader.load_file(path).x == "source"


@pytest.mark.parametrize("name", ["tools.py", "lib/tools.py"])
def test_a_helper_whose_coding_line_hides_code_is_refused(tmp_path, name):
    module = name.removesuffix(".py").replace("/", ".")
    path = write(tmp_path, {"net.py": f"import {module}", name: "# coding: rot13\n"})

    with pytest.raises(SyntaxError, match="rot13"):
        loader.load_file(path)


def test_an_extension_beside_the_file_is_not_loaded(tmp_path):
    path = write(tmp_path, {"net.py": "import tools", "tools.so": "", "tools.abi3.so": ""})

    with pytest.raises(ModuleNotFoundError):
        loader.load_file(path)


@pytest.mark.parametrize("name", ["torch", "random", "nnkit", "this"])
def test_a_helper_does_not_take_the_name_of_a_module_that_is_there(tmp_path, name, capsys):
    path = write(tmp_path, {"net.py": f"import {name} as found", f"{name}.py": "x = 5"})

    assert not hasattr(loader.load_file(path).found, "x")


def test_helpers_of_one_exercise_do_not_meet_those_of_the_next(tmp_path):
    files = {"net.py": "import tools, lib.part", "tools.py": "x = 1", "lib/part.py": "x = 1"}
    first = write(tmp_path / "one", files)
    files = {"loss.py": "import tools, lib.part", "tools.py": "x = 2", "lib/part.py": "x = 2"}
    second = write(tmp_path / "two", files)
    loader.load_file(first)

    loader.leave(first.parent)
    module = loader.load_file(second)

    assert (module.tools.x, module.lib.part.x) == (2, 2)


def test_an_exercise_that_was_left_cannot_be_imported(tmp_path):
    path = write(tmp_path, {"net.py": "import tools", "tools.py": ""})
    loader.load_file(path)

    loader.leave(tmp_path)

    assert not {"net", "tools"} & set(sys.modules)
    assert importlib.util.find_spec("net") is None
    assert importlib.util.find_spec("tools") is None


def test_leaving_an_exercise_wakes_no_lazy_module(tmp_path, monkeypatch):
    class Lazy:
        def __getattr__(self, name):
            raise AssertionError(name)

    monkeypatch.setitem(sys.modules, "lazy", Lazy())

    loader.leave(tmp_path)

    assert "lazy" in sys.modules


def test_cells_run_in_order_and_share_their_names(tmp_path):
    path = tmp_path / "net.py"

    module, notes = loader.load_notebook(path, ["x = 1", "y = x + 1", "x = 5"])

    assert (module.x, module.y, notes) == (5, 2, [])


def test_a_cell_that_raises_is_noted_and_skipped(tmp_path):
    cells = ["x = 1\nraise OSError\nx = 2", "import not_here", "import sys\nsys.exit()", "y = x"]

    module, notes = loader.load_notebook(tmp_path / "net.py", cells)

    assert (module.x, module.y) == (1, 1)
    assert notes == [
        "cell 1 was skipped: OSError",
        "cell 2 was skipped: ModuleNotFoundError",
        "cell 3 was skipped: SystemExit",
    ]


def test_a_cell_can_import_a_helper_and_its_own_module(tmp_path):
    path = write(tmp_path, {"net.py": "", "tools.py": "x = 6"})

    module, notes = loader.load_notebook(path, ["from tools import x", "import net"])

    assert (module.x, module.net, notes) == (6, module, [])


def test_the_text_of_props_runs_as_a_module():
    props = loader.load_text("def f(x):\n    return x + 1", "props")

    assert (props.f(2), props.__name__) == (3, "props")
