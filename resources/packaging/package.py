import sys
from pack.bundle import build_bundle
from pack.icons import make_icons
from pack.stage import stage
from pack import dependencies
from pack.linux_packages import build_linux_packages
make_icons()
if "-n" not in sys.argv: build_bundle()
stage()
dependencies.check_dependencies()
build_linux_packages()
