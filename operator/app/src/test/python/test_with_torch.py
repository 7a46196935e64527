"""Tests with tensors of torch, on the GPU too where it sees one. Where torch is not installed they are left out, and say so."""
import collections
import json
import os
import subprocess
import sys
import unittest
import warnings

from test_batch_cache import CacheCase
from test_sweep import FOLDER

import sweep

try:
    import torch

    PLACES = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    print("test_with_torch:", torch.__version__, "on", *PLACES, file=sys.stderr)
except ImportError:
    torch, PLACES = None, []
    print("test_with_torch is left out: torch is not installed", file=sys.stderr)

Batch = collections.namedtuple("Batch", "inputs labels")
PROCESSES = 4


def batches(place):
    """Cut from one large tensor, as programs do."""
    generator = torch.Generator(place).manual_seed(3)
    inputs = torch.randn(256, 1024, device=place, generator=generator)
    labels = torch.arange(256, device=place, dtype=torch.int16)
    return {
        "batches": [Batch(*pair) for pair in zip(inputs.split(16), labels.split(16))],
        "half": inputs[:4].to(torch.bfloat16),
        "mask": inputs[:4] > 0,
        "weight": torch.nn.Parameter(inputs[:2].clone()),
        "name": "games",
    }


class HeldBy:
    """Something that the cache does not look into."""

    def __init__(self, value):
        self.value = value


def dense(tensor):
    return tensor.to_dense() if tensor.is_sparse else tensor.dequantize() if tensor.is_quantized else tensor


def tensors(value):
    pairs = [tensor for batch in value["batches"] for tensor in batch]
    return [*pairs, value["half"], value["mask"], value["weight"]]


@unittest.skipUnless(torch, "torch is not installed")
class WithTorch(CacheCase):
    def assertSame(self, found, expected, place):
        for tensor, original in zip(tensors(found), tensors(expected)):
            self.assertEqual(tensor.device.type, place)
            self.assertFalse(tensor.requires_grad)
            self.assertEqual(tensor.dtype, original.dtype)
            self.assertTrue(torch.equal(tensor.cpu(), original.cpu()))
        self.assertIsInstance(found["batches"][0], Batch)

    def test_who_built_gets_what_those_get_who_find_it(self):
        for built in PLACES:
            for device, place in ((None, "cpu"), *((torch.device(place), place) for place in PLACES)):
                for hits in (0, 1):
                    found = self.program().get_or_build(lambda: batches(built), key=[built, str(device)], device=device)
                    self.assertSame(found, batches(built), place)
                    self.assertEqual(self.reports[-1]["hits"], hits)
        found["batches"][0].inputs.add_(1)  # what was found may be changed, and without a warning

    def test_an_entry_is_no_larger_than_what_is_in_it(self):
        for place in PLACES:
            value = batches(place)
            self.program().get_or_build(lambda: value, key=place)
            size = sum(tensor.numel() * tensor.element_size() for tensor in tensors(value))
            self.assertLess(self.reports[-1]["bytes"], 1.05 * size)

    def test_tensors_of_every_kind_come_back(self):
        numbers = torch.arange(24.0).reshape(4, 6)
        named = torch.arange(3)
        named.source = "games"
        for number, value in enumerate((
            numbers.T, numbers[::2, 1:3], numbers[:1].expand(5, 6), numbers[:0], torch.tensor(3), numbers.to_sparse(),
            torch.quantize_per_tensor(numbers, 0.5, 3, torch.qint8), torch.complex(numbers, numbers).conj(), named,
            torch.nn.Parameter(numbers), numbers.clone().requires_grad_(),
        )):
            with self.subTest(number), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # quantized tensors warn of themselves
                self.program().get_or_build(lambda: HeldBy(value), key=number)
                found = self.program().get_or_build(self.build, key=number).value
                self.assertEqual((type(found), found.dtype, found.requires_grad), (type(value), value.dtype, value.requires_grad))
                self.assertTrue(torch.equal(dense(found), dense(value)))
                self.assertEqual(getattr(found, "source", None), getattr(value, "source", None))

    def test_one_of_several_processes_builds_and_all_have_the_same(self):
        program = "\n".join((
            "import sys, sweep",
            "from test_with_torch import batches, tensors",
            "found = sweep.batch_cache(lambda: batches(sys.argv[1]), key=sys.argv[1], device=sys.argv[1])",
            "print('sum', sum(tensor.double().sum().item() for tensor in tensors(found)))",
        ))
        path = os.pathsep.join((str(FOLDER), os.path.dirname(os.path.abspath(__file__))))
        for place in PLACES:
            started = [
                subprocess.Popen([sys.executable, "-c", program, place], env={**os.environ, "PYTHONPATH": path}, text=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                for _ in range(PROCESSES)
            ]
            ended = [process.communicate() for process in started]
            self.assertEqual([process.returncode for process in started], [0] * PROCESSES, ended)
            lines = [line for out, _ in ended for line in out.splitlines()]
            self.assertEqual(len({line for line in lines if line.startswith("sum")}), 1, lines)
            uses = [json.loads(line)["cache"] for line in lines if line.startswith("{")]
            self.assertEqual((sum(use["misses"] for use in uses), sum(use["hits"] for use in uses)), (1, PROCESSES - 1))

    def test_numbers_are_reported_as_numbers(self):
        for place in PLACES:
            printed = self.printed(
                sweep.report, 1, loss=torch.tensor(0.5, device=place, dtype=torch.bfloat16, requires_grad=True),
                counts=torch.tensor([1, 2], device=place), bad=torch.tensor(float("nan"), device=place))
            self.assertEqual(printed, '{"step":1,"loss":0.5,"counts":[1,2],"bad":NaN}\n')


if __name__ == "__main__":
    unittest.main()
