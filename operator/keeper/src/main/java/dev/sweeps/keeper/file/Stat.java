package dev.sweeps.keeper.file;

/**
 * What the kernel says of an entry; a symbolic link is described itself.
 *
 * @param links how many names it has
 * @param size in bytes
 * @param allocated bytes of the volume that it occupies
 * @param permissions the lower nine bits of the mode
 * @param mount the mount that it was reached by; 0 where the kernel does not say
 */
public record Stat(Kind kind, Identity identity, long links, long size, long allocated, int permissions, long mount) {
    private static final int TYPE = 0170000;
    private static final int PERMISSIONS = 0777;

    /** What sort of an entry it is. */
    public enum Kind {
        FOLDER("a folder"),
        FILE("a file"),
        LINK("a symbolic link"),
        OTHER("a device, pipe or socket");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Kind of(int mode) {
            return switch (mode & TYPE) {
                case 0040000 -> FOLDER;
                case 0100000 -> FILE;
                case 0120000 -> LINK;
                default -> OTHER;
            };
        }
    }

    static int permissions(int mode) {
        return mode & PERMISSIONS;
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isLink() {
        return kind == Kind.LINK;
    }

    /** Whether both lie on one device, reached by the same mount. */
    public boolean besides(Stat other) {
        return identity.device() == other.identity.device() && mount == other.mount;
    }
}
