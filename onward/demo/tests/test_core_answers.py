from statistics import mean

from onward.demo.core.answers import spread


def test_answers_come_near_the_means_asked_for() -> None:
    items = [(n, "RIASEC"[n % 6]) for n in range(36)]
    means = {"R": 3.5, "I": 4.3, "A": 2.3, "S": 3.7, "E": 1.8, "C": 4.2}

    answers = spread(items, means, top=5)

    for scale, wanted in means.items():
        ticked = [answers[n] for n, one in items if one == scale]
        assert abs(mean(ticked) - wanted) < 0.35
        assert len(set(ticked)) > 1
        assert set(ticked) <= {1, 2, 3, 4, 5}
