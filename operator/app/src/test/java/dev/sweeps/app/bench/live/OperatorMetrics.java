package dev.sweeps.app.bench.live;

/** A page of metrics in Prometheus' form. */
record OperatorMetrics(String page) {

    /** The value of all series that begin so, added up. */
    double of(String series) {
        return page.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
