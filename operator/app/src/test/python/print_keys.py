"""Reads declarations with configurations, one JSON object a line, and prints the key of each: for the test of the operator's own."""
import json
import sys

from test_sweep import FOLDER  # noqa: F401  (puts the helper on the path)

from sweep_cache_key import configuration_key

for line in sys.stdin:
    asked = json.loads(line)
    print(configuration_key(asked["declared"], asked["configuration"]))
