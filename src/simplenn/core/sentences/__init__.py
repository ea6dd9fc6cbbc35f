"""What is said about a run, by subject. Each sentence stands here whole and is true.

A text has named places for what varies, and a function chooses the text: no sentence is put
together from pieces. So each can be read, checked, and one day be translated. What is said while
an epoch is taken apart stands beside the steps, in core/stepping/narration.py.
"""
