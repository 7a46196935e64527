package dev.sweeps.app.desired;

/** Text that passes the kubelet unchanged: in commands, arguments and environment values it expands {@code $(NAME)}. */
final class KubeletText {
    private KubeletText() {}

    /** {@code $$} stands for one {@code $} and starts no reference. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }
}
