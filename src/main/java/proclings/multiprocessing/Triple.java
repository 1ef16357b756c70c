package proclings.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Three arguments for {@link Pool#starmap(RemoteTriFunction, Iterable)}, as {@link
 * java.util.Map.Entry} is two: what Python writes as a tuple.
 */
public record Triple<
        A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
    A first, B second, C third) implements Serializable {}
