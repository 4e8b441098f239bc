package org.camelrelativity.reliability;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** An object of an interface whose calls a test intercepts. */
final class Intercepted {

    private Intercepted() {}

    /** A call of the object itself. */
    interface Call {
        Object proceed() throws Throwable;
    }

    /** What becomes of a call. */
    interface Interceptor {
        Object around(Method method, Object[] arguments, Call call) throws Throwable;
    }

    static <T> T of(Class<T> type, T target, Interceptor interceptor) {
        return type.cast(Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> interceptor.around(method, arguments, () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
