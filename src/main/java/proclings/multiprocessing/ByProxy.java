package proclings.multiprocessing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a method of a {@link Manager}'s user type that its result stays in the server: the caller
 * gets a proxy of it, not a copy. What Python says by {@code method_to_typeid}. The method must
 * return an interface.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ByProxy {}
