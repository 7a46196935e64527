package dev.sweeps.app.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "64Mi, 67108864",
        "1.5Gi, 1610612736",
        "500M, 500000000",
        "1e3, 1000",
        "12, 12",
        "2500m, 2",
        "0, 0",
        "16Ei, 9223372036854775807"
    })
    void readsBytes(String quantity, long bytes) {
        assertThat(Amounts.bytes(quantity)).contains(bytes);
        assertThat(Amounts.bytes(new Quantity(quantity))).contains(bytes);
    }

    @Test
    void keepsFractionsOfOtherAmounts() {
        assertThat(Amounts.of("500m"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("0.5"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "much", "1Zi", "Gi", "1 Gi", "--1"})
    void whatIsNoAmountIsEmpty(String quantity) {
        assertThat(Amounts.of(quantity)).isEmpty();
        assertThat(Amounts.bytes(quantity)).isEmpty();
    }

    @Test
    void aQuantityWithoutAnAmountIsEmpty() {
        assertThat(Amounts.of(new Quantity())).isEmpty();
        assertThat(Amounts.bytes((Quantity) null)).isEmpty();
        assertThat(Amounts.bytes(new Quantity("4", "Zi"))).isEmpty();
    }
}
