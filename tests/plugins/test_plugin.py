"""What Airflow's loader sees of the plugins folder."""

import subprocess
import sys

from airflow_for_tests import ROOT


def test_the_loader_sees_one_file_and_makes_no_second_copies():
    """It would import `bulletin_airflow/assets.py` as `assets` (Airflow 3.3)."""
    program = (
        "import sys; from airflow import plugins_manager\n"
        "names = [plugin.name for plugin in plugins_manager._get_plugins()[0]]\n"
        "print('bulletin' in names, 'assets' in sys.modules, 'operators' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split()[-3:] == ["True", "False", "False"]
    assert (ROOT / "plugins/.airflowignore").read_text(encoding="utf-8") == "bulletin_airflow/\n"
