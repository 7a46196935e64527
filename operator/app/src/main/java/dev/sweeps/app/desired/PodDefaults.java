package dev.sweeps.app.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Optional;

/** Hardening that breaks no ordinary image. What the template says is never changed. */
final class PodDefaults {
    private static final String SYS_ADMIN = "SYS_ADMIN";

    private PodDefaults() {}

    static PodSecurityContext hardened(PodSecurityContext users) {
        PodSecurityContext context = Optional.ofNullable(users).orElseGet(PodSecurityContext::new);
        return context.getSeccompProfile() != null
                ? context
                : new PodSecurityContextBuilder(context)
                        .withNewSeccompProfile(null, "RuntimeDefault")
                        .build();
    }

    static Container hardened(Container container) {
        SecurityContext context =
                Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        if (context.getAllowPrivilegeEscalation() != null || needsEscalation(context)) {
            return container;
        }
        return new ContainerBuilder(container)
                .withSecurityContext(new SecurityContextBuilder(context)
                        .withAllowPrivilegeEscalation(false)
                        .build())
                .build();
    }

    /** The API server refuses "no escalation" beside these two. */
    private static boolean needsEscalation(SecurityContext context) {
        if (Boolean.TRUE.equals(context.getPrivileged())) {
            return true;
        }
        return context.getCapabilities() != null
                && context.getCapabilities().getAdd().stream()
                        .anyMatch(name -> name.equals(SYS_ADMIN) || name.equals("CAP_" + SYS_ADMIN));
    }
}
