package dev.sweeps.core.space;

import dev.sweeps.core.space.Fields.Bounds;

/** Turns one definition into its domain. */
final class DomainReader {
    private final ParameterDefinition definition;
    private final Fields fields;
    private final Distribution distribution;

    private DomainReader(ParameterDefinition definition, Distribution distribution) throws BadDefinition {
        this.definition = definition;
        this.distribution = distribution;
        this.fields = new Fields(definition, distribution);
    }

    static Domain read(ParameterDefinition definition) throws BadDefinition {
        return new DomainReader(definition, Distribution.of(definition)).domain();
    }

    private Domain domain() throws BadDefinition {
        return switch (distribution) {
            case CONSTANT -> ValuesReader.constant(definition.value());
            case CATEGORICAL -> ValuesReader.choice(definition.values(), definition.probabilities(), false);
            case CATEGORICAL_W_PROBABILITIES ->
                ValuesReader.choice(definition.values(), definition.probabilities(), true);
            case INT_UNIFORM -> integers();
            case UNIFORM_POW2 -> powersOfTwo();
            case UNIFORM -> uniform();
            case Q_UNIFORM -> quantized(uniform());
            case LOG_UNIFORM -> exponential(false);
            case INV_LOG_UNIFORM -> exponential(true);
            case Q_LOG_UNIFORM -> quantized(exponential(false));
            case LOG_UNIFORM_VALUES, INV_LOG_UNIFORM_VALUES -> logarithmic();
            case Q_LOG_UNIFORM_VALUES -> quantized(logarithmic());
            case LOGIT_NORMAL -> complement();
            case NORMAL -> normal();
            case Q_NORMAL -> quantized(normal());
            case LOG_NORMAL -> eitherLogNormal();
            case Q_LOG_NORMAL -> quantized(logNormal());
            case BETA -> beta();
            case Q_BETA -> quantized(beta());
        };
    }

    private IntRange integers() throws BadDefinition {
        Bounds bounds = fields.bounds();
        whole("min", bounds.min());
        whole("max", bounds.max());
        return new IntRange((long) bounds.min(), (long) bounds.max(), fields.centre(bounds));
    }

    private static void whole(String name, double bound) throws BadDefinition {
        if (bound != Math.rint(bound) || Math.abs(bound) > IntRange.LARGEST) {
            throw new BadDefinition(name + " " + Fields.text(bound)
                    + " must be a whole number within 2^53; round it or use distribution: uniform");
        }
    }

    private PowersOfTwo powersOfTwo() throws BadDefinition {
        Bounds bounds = fields.bounds();
        int lowest = 0;
        while (lowest < 53 && 1L << lowest < bounds.min()) {
            lowest++;
        }
        int highest = 53;
        while (highest >= 0 && 1L << highest > bounds.max()) {
            highest--;
        }
        if (lowest > highest || 1L << lowest < bounds.min()) {
            throw new BadDefinition("there is no power of two from 1 to 2^53 within min " + Fields.text(bounds.min())
                    + " to max " + Fields.text(bounds.max()) + "; widen the bounds or use distribution: int_uniform");
        }
        return new PowersOfTwo(lowest, highest, fields.centre(bounds));
    }

    private Uniform uniform() throws BadDefinition {
        Bounds bounds = fields.bounds();
        return new Uniform(bounds.min(), bounds.max(), fields.centre(bounds));
    }

    private LogUniform logarithmic() throws BadDefinition {
        Bounds bounds = fields.bounds();
        if (bounds.min() <= 0) {
            throw new BadDefinition("min " + Fields.text(bounds.min())
                    + " must be greater than 0 for a log scale; give a positive min or use distribution: uniform");
        }
        return new LogUniform(bounds.min(), bounds.max(), fields.centre(bounds));
    }

    /** W&amp;B's older form: the bounds are exponents of e, with a minus before them for the inverse one. */
    private LogUniform exponential(boolean inverse) throws BadDefinition {
        Bounds bounds = fields.bounds();
        if (Math.max(Math.abs(bounds.min()), Math.abs(bounds.max())) > LogNormal.LARGEST_EXPONENT) {
            throw new BadDefinition(
                    "min and max are exponents of e here and must be within -700 to 700; to give the values"
                            + " themselves use distribution: " + distribution.label() + "_values");
        }
        double smallest = Math.exp(inverse ? -bounds.max() : bounds.min());
        double largest = Math.exp(inverse ? -bounds.min() : bounds.max());
        return new LogUniform(smallest, largest, Centre.NONE);
    }

    private LogComplement complement() throws BadDefinition {
        Bounds bounds = fields.bounds();
        if (bounds.min() < 0 || bounds.max() > 1) {
            throw new BadDefinition(
                    "min and max must lie within 0 to 1, because log(1 - x) is searched; give other bounds"
                            + " or use distribution: uniform");
        }
        double max = Math.min(bounds.max(), LogComplement.LARGEST);
        return new LogComplement(Math.min(bounds.min(), max), max, fields.centre(bounds));
    }

    private Normal normal() throws BadDefinition {
        double mu = fields.number("mu", 0);
        double sigma = fields.sigma();
        if (!Double.isFinite(Math.abs(mu) + Normal.FARTHEST * sigma)) {
            throw new BadDefinition("mu and sigma give numbers beyond all bounds; give smaller ones");
        }
        return new Normal(mu, sigma);
    }

    /** The name has two meanings: with bounds it is Protein's, else W&amp;B's. */
    private Domain eitherLogNormal() throws BadDefinition {
        boolean bounded = fields.has("min") || fields.has("max") || fields.has("mean") || fields.has("scale");
        if (bounded && (fields.has("mu") || fields.has("sigma"))) {
            throw new BadDefinition(
                    "has both bounds and mu or sigma; give min and max (a bounded log scale) or mu and sigma"
                            + " (the normal distribution of the logarithm)");
        }
        return bounded ? logarithmic() : logNormal();
    }

    private LogNormal logNormal() throws BadDefinition {
        double mu = fields.number("mu", 0);
        double sigma = fields.sigma();
        if (Math.abs(mu) + Normal.FARTHEST * sigma > LogNormal.LARGEST_EXPONENT) {
            throw new BadDefinition("mu " + Fields.text(mu) + " and sigma " + Fields.text(sigma)
                    + " describe the natural logarithm and give numbers beyond all bounds; give the logarithms");
        }
        return new LogNormal(mu, sigma);
    }

    private Beta beta() throws BadDefinition {
        return new Beta(shape("a"), shape("b"));
    }

    private double shape(String name) throws BadDefinition {
        double shape = fields.number(name, 1);
        if (shape < Beta.SMALLEST || shape > Beta.LARGEST) {
            throw new BadDefinition(name + " " + Fields.text(shape) + " must be within " + Fields.text(Beta.SMALLEST)
                    + " to " + Fields.text(Beta.LARGEST) + "; give another shape");
        }
        return shape;
    }

    private Quantized quantized(Continuous base) throws BadDefinition {
        double step = fields.step();
        if (Quantized.lowest(base, step) > Quantized.highest(base, step)) {
            throw new BadDefinition("there is no multiple of q " + Fields.text(step) + " between the bounds "
                    + Fields.text(base.lower()) + " and " + Fields.text(base.upper())
                    + "; give a smaller q or wider bounds");
        }
        return new Quantized(base, step);
    }
}
