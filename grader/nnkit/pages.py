"""The pages of a release that speak to the student: README in each language, requirements.txt."""

from collections.abc import Sequence
from string import Template

from nnkit.course import Assignment, Course
from nnkit.times import shown_time
from nnkit.wheel import WHEEL_NAME

_PAGES = {
    "en": Template(
        """# $title

$due
## Set up

You need Python 3.11 or newer. In this folder:

    python -m venv .venv
    .venv/bin/python -m pip install -r requirements.txt

On Windows it is `.venv\\Scripts\\python`. Where pip fetches a very large torch, ask PyTorch's page
"Get started" for the address of its CPU index, and add `--extra-index-url ADDRESS`. To work in
notebooks, install `jupyterlab` as well.

## Work

| exercise | file | worth |
|---|---|---|
$rows

Each exercise has a folder below `exercises`. Read its README, replace the TODOs in the file, and
run the public tests:

    .venv/bin/nnkit check exercises/$example

`.venv/bin/nnkit hint $first` gives one hint more each time. The notebook of the same name holds the
same exercise; work in one of the two. Of a notebook that you filled in beside a file that you never
touched, the notebook is graded.

## Hand in

The files named above (or the notebooks), one by one or all in a zip, as your course asks for them.
There are further checks that you do not see; each follows from a sentence of a statement.

A newer release unpacks into a folder of another name. Copy your own files over into it.
"""
    ),
    "zh": Template(
        """# $title

$due
## 准备

需要 Python 3.11 或更新的版本。在这个文件夹里：

    python -m venv .venv
    .venv/bin/python -m pip install -r requirements.txt

在 Windows 上是 `.venv\\Scripts\\python`。如果 pip 要下载特别大的 torch，请在 PyTorch 的“Get
started”页面上找到 CPU 版本的索引地址，加上 `--extra-index-url 地址`。想用 notebook 的话，再安装
`jupyterlab`。

## 做题

| 练习 | 文件 | 分值 |
|---|---|---|
$rows

每道练习在 `exercises` 下有自己的文件夹。先读 README.zh.md，再替换文件里的 TODO，然后运行公开测试：

    .venv/bin/nnkit check exercises/$example

`.venv/bin/nnkit hint $first` 每次多给一条提示。同名的 notebook 是同一道练习，
两个里选一个做。如果填的是 notebook，而旁边的文件从没动过，那么评分的是 notebook。

## 提交

提交上面列出的文件（或 notebook），一个一个交，或者打成一个 zip，按课程的要求。
另外还有看不到的检查，每一项都来自题面里的一句话。

新的发布会解压到另一个名字的文件夹里，请把自己的文件复制过去。
"""
    ),
}
_NAMES = {"en": "README.md", "zh": "README.zh.md"}
_DUE = {"en": "Due: $due.\n", "zh": "截止：$due。\n"}


def student_pages(course: Course, assignment: Assignment, langs: Sequence[str]) -> dict[str, bytes]:
    """Gives README in each language, and requirements.txt, by name."""
    pages = {_NAMES[lang]: _page(course, assignment, lang) for lang in langs}
    needed = f"# Run pip in this folder.\n./{WHEEL_NAME}\n"
    return {name: text.encode() for name, text in {**pages, "requirements.txt": needed}.items()}


def _page(course: Course, assignment: Assignment, lang: str) -> str:
    first = assignment.exercises[0]
    rows = [
        f"| {each.title.get(lang)} | `exercises/{each.id}/{each.file}` "
        f"| {assignment.points[each.id]:g} |"
        for each in assignment.exercises
    ]
    when = assignment.due and shown_time(assignment.due, course.rules.zone)
    due = Template(_DUE[lang]).substitute(due=when) if when else ""
    return _PAGES[lang].substitute(
        title=assignment.title.get(lang),
        due=due,
        rows="\n".join(rows),
        example=f"{first.id}/{first.file}",
        first=first.id,
    )
