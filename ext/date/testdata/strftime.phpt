--TEST--
strftime() and gmstrftime()
--FILE--
<?php
date_default_timezone_set('Europe/Paris');
foreach ([0, 1700000000] as $t) {
    foreach (str_split('aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%') as $c) {
        echo $c, '[', @strftime("%$c", $t), '] ';
    }
    echo "\n", @gmstrftime('%Y-%m-%d %H:%M:%S %Z', $t), "\n";
}
--EXPECT--
a[Thu] A[Thursday] b[Jan] B[January] c[Thu Jan  1 01:00:00 1970] C[19] d[01] D[01/01/70] e[ 1] F[1970-01-01] g[70] G[1970] h[Jan] H[01] I[01] j[001] k[ 1] l[ 1] m[01] M[00] n[
] p[AM] P[am] r[01:00:00 AM] R[01:00] s[3600] S[00] t[	] T[01:00:00] u[4] U[00] V[01] w[4] W[00] x[01/01/70] X[01:00:00] y[70] Y[1970] z[+0100] Z[CET] %[%] 
1970-01-01 00:00:00 GMT
a[Tue] A[Tuesday] b[Nov] B[November] c[Tue Nov 14 23:13:20 2023] C[20] d[14] D[11/14/23] e[14] F[2023-11-14] g[23] G[2023] h[Nov] H[23] I[11] j[318] k[23] l[11] m[11] M[13] n[
] p[PM] P[pm] r[11:13:20 PM] R[23:13] s[1700003600] S[20] t[	] T[23:13:20] u[2] U[46] V[46] w[2] W[46] x[11/14/23] X[23:13:20] y[23] Y[2023] z[+0100] Z[CET] %[%] 
2023-11-14 22:13:20 GMT
